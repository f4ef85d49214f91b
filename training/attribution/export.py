"""From fitted networks to the two ONNX files that the package runs."""

import json
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from tellings.attribution.neural.features import COLUMNS, CUE_COLUMNS
from training.attribution.corpus import CUE_LABELS, LABELS
from training.attribution.fit import Tagger
from training.attribution.network import MOVED, Directions, Field

SCALE = 64  # parts of a score's unit that the decoder tells apart
_FORBIDDEN = -(1 << 24)  # an I without its B or I before it
_OPSET = 17


class Graph:
    """An ONNX graph as it grows: nodes in order and the constants they need."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, value: NDArray[np.generic]) -> str:
        """A constant's name."""
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def half(self, value: NDArray[np.float32]) -> str:
        """A constant kept in 16 bits and used in 32."""
        return self.add("Cast", self.constant(value.astype(np.float16)), to=TensorProto.FLOAT)

    def add(self, kind: str, *inputs: str, **attributes: object) -> str:
        """A node with one output; returns the output's name."""
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def column(self, columns: str, number: int) -> str:
        """One column of (time, batch, columns)."""
        return self.add("Gather", columns, self.constant(np.array(number, np.int64)), axis=2)

    def save(
        self, path: Path, inputs: dict[str, list[object]], outputs: dict[str, str], meta: str
    ) -> None:
        """Writes the file; `inputs` are names with shapes, `outputs` names with what they show."""
        kinds = {"states": TensorProto.FLOAT}
        for name, node in outputs.items():
            self.nodes.append(helper.make_node("Identity", [node], [name]))
        graph = helper.make_graph(
            self.nodes,
            path.stem,
            [
                helper.make_tensor_value_info(n, kinds.get(n, TensorProto.INT32), s)
                for n, s in inputs.items()
            ],
            [
                helper.make_tensor_value_info(n, kinds.get(n, TensorProto.INT32), ["t", "b", "w"])
                for n in outputs
            ],
            self.constants,
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)])
        model.ir_version = 8
        helper.set_model_props(model, {"tellings": meta})
        onnx.checker.check_model(model)
        path.write_bytes(model.SerializeToString(deterministic=True))


def export(tagger: Tagger, folder: Path, lean: float) -> None:
    """Writes `encoder_en.onnx` and `head_en.onnx`; `lean` favours cues by so much of a score."""
    tagger = tagger.eval()
    encoder, graph = tagger.encoder, Graph()
    vectors = encoder.vectors.numpy().copy()
    vectors[:MOVED] += _array(encoder.moved.weight)[: len(vectors)]
    parts = [_small_vectors(graph, vectors, graph.column("tokens", 0))]
    parts += [
        graph.add("Gather", graph.half(_array(e.weight)), graph.column("tokens", n))
        for n, e in enumerate(encoder.columns.values(), 1)
    ]
    states = graph.add("Concat", *parts, axis=2)
    states = _directions(graph, encoder.first, states)
    states = _directions(graph, encoder.second, states)
    scores = _scores(graph, encoder.scores, states)
    graph.save(
        folder / "encoder_en.onnx",
        {"tokens": ["t", "b", len(COLUMNS)], "lengths": ["b"]},
        {"states": states, "scores": scores},
        _field(tagger.labels, LABELS, lean),
    )
    head, graph = tagger.head, Graph()
    parts = [
        graph.add("Gather", graph.half(_array(e.weight)), graph.column("cues", n))
        for n, e in enumerate(head.columns.values())
    ]
    states = _directions(graph, head.layer, graph.add("Concat", "states", *parts, axis=2))
    graph.save(
        folder / "head_en.onnx",
        {
            "states": ["t", "b", 2 * encoder.shape.encoder],
            "cues": ["t", "b", len(CUE_COLUMNS)],
            "lengths": ["b"],
        },
        {"scores": _scores(graph, head.scores, states)},
        _field(tagger.cue_labels, CUE_LABELS, 0.0),
    )


def _array(tensor: object) -> NDArray[np.float32]:
    return tensor.detach().numpy().astype(np.float32)  # type: ignore[attr-defined,no-any-return]


def _small_vectors(graph: Graph, vectors: NDArray[np.float32], word: str) -> str:
    """Word vectors as eight-bit integers with a scale a row."""
    scale = np.maximum(np.abs(vectors).max(1, keepdims=True), 1e-6) / 127
    small = np.rint(vectors / scale).astype(np.int8)
    row = graph.add("Cast", graph.add("Gather", graph.constant(small), word), to=TensorProto.FLOAT)
    return graph.add("Mul", row, graph.add("Gather", graph.constant(scale), word))


def _directions(graph: Graph, layer: Directions, x: str) -> str:
    """A bidirectional LSTM over (time, batch, width); gates in ONNX's order."""
    size = layer.forth.hidden_size

    def turned(value: NDArray[np.float32]) -> NDArray[np.float32]:
        i, f, g, o = np.split(value, 4)
        return np.concatenate([i, o, f, g])

    def both(name: str) -> NDArray[np.float32]:
        return np.stack([turned(_array(getattr(d, name))) for d in (layer.forth, layer.back)])

    bias = np.concatenate([both("bias_ih_l0") + both("bias_hh_l0"), both("bias_hh_l0") * 0], 1)
    y = graph.add(
        "LSTM",
        x,
        graph.half(both("weight_ih_l0")),
        graph.half(both("weight_hh_l0")),
        graph.constant(bias),
        "lengths",
        hidden_size=size,
        direction="bidirectional",
    )
    y = graph.add("Transpose", y, perm=[0, 2, 1, 3])
    return graph.add("Reshape", y, graph.constant(np.array([0, 0, 2 * size], np.int64)))


def _scores(graph: Graph, linear: object, states: str) -> str:
    """Label scores as whole numbers of 1/SCALE."""
    weight = _array(linear.weight).T * SCALE  # type: ignore[attr-defined]
    bias = _array(linear.bias) * SCALE  # type: ignore[attr-defined]
    product = graph.add("MatMul", states, graph.constant(weight))
    whole = graph.add("Round", graph.add("Add", product, graph.constant(bias)))
    return graph.add("Cast", whole, to=TensorProto.INT32)


def _field(field: Field, labels: tuple[str, ...], lean: float) -> str:
    """The random field's scores as JSON, with what no tagging may hold forbidden."""
    begin = np.rint(_array(field.begin) * SCALE).astype(int)
    steps = np.rint(_array(field.steps) * SCALE).astype(int)
    for n, label in enumerate(labels):
        if label.startswith("I-"):
            role = label[2:]
            begin[n] = _FORBIDDEN
            for m, before in enumerate(labels):
                if before[2:] != role:
                    steps[m, n] = _FORBIDDEN
        if label == "B-cue":
            begin[n] += round(lean * SCALE)
            steps[:, n] += round(lean * SCALE)
    return json.dumps({"labels": labels, "begin": begin.tolist(), "steps": steps.tolist()})
