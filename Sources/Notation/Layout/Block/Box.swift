/// A rectangle of text in the making: what was drawn for one part of a formula.
///
/// The strokes of a box are a run of the printer's strokes, placed relative to the left end of its
/// baseline. Rows above the baseline are counted by `ascent`, rows below by `descent`.
struct Box {
  var start: Int
  var end: Int
  var width: Int
  var ascent: Int
  var descent: Int
  /// The rows that brackets around it have to cover; raised and lowered scripts may stick out.
  var coreAscent: Int
  var coreDescent: Int

  var height: Int { ascent + descent + 1 }

  mutating func rise(to ascent: Int, _ descent: Int) {
    self.ascent = max(self.ascent, ascent)
    self.descent = max(self.descent, descent)
  }
}

/// One character at a place; characters of no width belong to the cell before them.
struct Stroke {
  var x: Int32
  var y: Int32
  var scalar: Unicode.Scalar
}
