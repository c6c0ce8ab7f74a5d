/// Tables of numbers as text: entries between commas, semicolons, tabs or blanks, one row a line.
public enum CommaSeparated {
  /// A table with the names of its columns, where the first line has some.
  public struct Table: Hashable, Sendable {
    public let names: [String]?
    public let matrix: Matrix
  }

  /// Reads a table.
  ///
  /// The separator is the first of tab, semicolon, comma that occurs, else blanks. Empty lines and lines that begin with
  /// `#` are skipped, and so is a byte order mark. A first line without a single number gives the names.
  ///
  /// - Throws: `NumberTextError` with line and column of the first entry that is wrong.
  public static func read(_ text: String) throws(NumberTextError) -> Table {
    var bytes = Array(text.utf8)[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    let separator = [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ",")].first { bytes.contains($0) }
    var names: [String]?
    var values: [Double] = []
    var columns = 0
    var rows = 0
    for (number, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      let entries = split(line, by: separator)
      if entries.isEmpty || entries[0].first == UInt8(ascii: "#") { continue }
      if rows == 0 && names == nil && entries.allSatisfy({ readNumber($0) == nil && !$0.isEmpty }) {
        names = entries.map { String(decoding: $0, as: UTF8.self) }
        columns = entries.count
        continue
      }
      if rows == 0 && names == nil { columns = entries.count }
      for entry in entries {
        guard let value = readNumber(entry) else {
          throw NumberTextError(
            .notANumber(String(decoding: entry, as: UTF8.self)), line: number + 1,
            column: entry.startIndex - line.startIndex + 1)
        }
        values.append(value)
      }
      guard entries.count == columns else {
        throw NumberTextError(.ragged(entries: entries.count, expected: columns), line: number + 1, column: 1)
      }
      rows += 1
    }
    guard rows > 0 else { throw NumberTextError(.empty, line: 1, column: 1) }
    return Table(names: names, matrix: Matrix(rows, columns, elements: values))
  }

  /// One row a line, entries between commas; every number in the shortest form that reads back as itself.
  public static func write(_ matrix: Matrix, names: [String]? = nil) -> String {
    var text = names.map { $0.joined(separator: ",") + "\n" } ?? ""
    for i in 0..<matrix.rows {
      for j in 0..<matrix.columns {
        if j > 0 { text += "," }
        text += "\(matrix[i, j])"
      }
      text += "\n"
    }
    return text
  }

  /// The entries of a line, without blanks around them; none for a blank line.
  private static func split(_ line: ArraySlice<UInt8>, by separator: UInt8?) -> [ArraySlice<UInt8>] {
    guard let separator else { return line.split(whereSeparator: isBlank) }
    let entries = line.split(separator: separator, omittingEmptySubsequences: false).map(trimmed)
    return entries.allSatisfy(\.isEmpty) ? [] : entries
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  private static func trimmed(_ entry: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var entry = entry
    while let first = entry.first, isBlank(first) { entry.removeFirst() }
    while let last = entry.last, isBlank(last) { entry.removeLast() }
    return entry
  }
}
