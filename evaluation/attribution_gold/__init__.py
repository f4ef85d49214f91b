"""Short invented reports with everything marked that no corpus marks: chains, unnamed, credits."""
