/// Adds two numbers.
func sum(_ a: Int, _ b: Int) -> Int {
  a + b  // nothing more
}
