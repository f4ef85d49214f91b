"""What people say about findings: what each kind of judgement means, where its words stand now,
and which judgements are in force. Knows no store and no stage."""
