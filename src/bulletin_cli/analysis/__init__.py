"""Pure questions over series: what a department reported, how it moved, how the county stands."""
