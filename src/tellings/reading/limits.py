"""What reading accepts and where it stops."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and choices of the reading stage; sizes are bytes unless a name says otherwise."""

    max_file: int = 256_000_000  # a file larger than this is refused (row files are streamed)
    max_page: int = 12_000_000  # an HTML page, after embedded images are cut out
    max_pdf: int = 64_000_000  # a PDF
    max_pdf_pages: int = 600  # pages of one PDF that are read
    max_text: int = 1_500_000  # code points of one report; the longest real articles have 200,000
    max_row: int = 8_000_000  # one line of a row file
    max_rows: int = 10_000_000  # rows of one file
    max_member: int = 32_000_000  # one member of an archive, counted as it comes out
    max_unpacked: int = 2_000_000_000  # all members of one archive together
    max_ratio: int = 200  # bytes out per byte in, above which a member over 10 MB is a bomb
    max_output: int = 64_000_000  # one report as a reading process hands it over
    max_memory: int = 850_000_000  # what a reading process may hold at once
    max_seconds: float = 10.0  # processor time between two reports of one file
    max_silence: float = 60.0  # seconds on the clock between them: a disk that hangs
    max_members: int = 200_000  # files in one archive, parts of one message
    max_nesting: int = 2  # archives inside archives
    max_depth: int = 400  # elements inside elements on a page
    min_language_letters: int = 40  # below this a language is not named
    splits: bool = True  # whether a text file pasted together from several is taken apart
    hidden: bool = False  # whether files and folders whose name starts with a dot are read
