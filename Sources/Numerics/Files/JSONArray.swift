/// Numbers in JSON's brackets: `[[1, 2], [3, 4]]`, `[1, 2]` as a row, `3` alone.
public enum JSONArray {
  /// Reads a matrix.
  ///
  /// Python's `NaN` and `Infinity` are taken too, as `json.dumps` writes them.
  ///
  /// - Throws: `NumberTextError` with the place of the first thing that does not fit.
  public static func read(_ text: String) throws(NumberTextError) -> Matrix {
    var reader = Reader(bytes: Array(text.utf8))
    let rows = try reader.value()
    guard let columns = rows.first?.count, columns > 0 else { throw reader.failure(.empty) }
    return Matrix(rows.count, columns, elements: rows.flatMap { $0 })
  }

  /// `[[1.0, 2.0], [3.0, 4.0]]`.
  public static func write(_ matrix: Matrix) -> String { matrix.description }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    func failure(_ reason: NumberTextError.Reason, at place: Int? = nil) -> NumberTextError {
      let before = bytes[..<(place ?? position)]
      let line = before.filter { $0 == UInt8(ascii: "\n") }.count + 1
      let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      return NumberTextError(reason, line: line, column: before.endIndex - start + 1)
    }

    /// The whole text as rows.
    mutating func value() throws(NumberTextError) -> [[Double]] {
      var rows: [[Double]] = []
      if !take("[") {
        rows = [[try number()]]
      } else if peek() == UInt8(ascii: "[") {
        rows = try nested()
      } else {
        rows = [try numbers()]
      }
      if peek() != nil { throw failure(.expected("the end of the text")) }
      return rows
    }

    /// The rows after `[`.
    private mutating func nested() throws(NumberTextError) -> [[Double]] {
      var rows: [[Double]] = []
      repeat {
        let place = position
        guard take("[") else { throw failure(.expected("'[' before a row")) }
        if peek() == UInt8(ascii: "[") { throw failure(.tooDeep) }
        let row = try numbers()
        if let first = rows.first, first.count != row.count {
          throw failure(.ragged(entries: row.count, expected: first.count), at: place)
        }
        rows.append(row)
      } while try goesOn()
      return rows
    }

    /// The numbers after `[`, with the `]`.
    private mutating func numbers() throws(NumberTextError) -> [Double] {
      var row: [Double] = []
      if take("]") { return row }
      repeat { row.append(try number()) } while try goesOn()
      return row
    }

    /// True after `,`, false after `]`.
    private mutating func goesOn() throws(NumberTextError) -> Bool {
      if take(",") { return true }
      if take("]") { return false }
      throw failure(.expected("',' or ']'"))
    }

    private mutating func number() throws(NumberTextError) -> Double {
      _ = peek()
      let start = position
      while position < bytes.count, !" \t\r\n,[]".utf8.contains(bytes[position]) { position += 1 }
      let word = bytes[start..<position]
      guard let value = readNumber(word) else {
        throw failure(.notANumber(String(decoding: word, as: UTF8.self)), at: start)
      }
      return value
    }

    private mutating func take(_ sign: Character) -> Bool {
      guard peek() == sign.asciiValue else { return false }
      position += 1
      return true
    }

    /// The next byte that is not blank.
    private mutating func peek() -> UInt8? {
      while position < bytes.count, " \t\r\n".utf8.contains(bytes[position]) { position += 1 }
      return position < bytes.count ? bytes[position] : nil
    }
  }
}
