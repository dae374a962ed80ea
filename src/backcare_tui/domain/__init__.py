"""What a diary is: plain values and rules, with no input, output or clock."""
