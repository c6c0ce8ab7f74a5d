/// Text cut into words.
enum Words {
  static func rawLines(of text: String) -> [ArraySlice<UInt8>] {
    Array(text.utf8).split(separator: 0x0A)
  }

  static func lines(of text: String) -> [[String]] {
    rawLines(of: text).map { line in
      line.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
    }
  }
}
