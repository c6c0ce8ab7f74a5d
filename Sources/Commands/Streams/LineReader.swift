/// Lines of standard input, asked for one by one.
struct LineReader {
  enum Line {
    case text([UInt8])
    /// Longer than a line may be; it was passed over.
    case tooLong
  }

  private let read: (Int) throws(CommandFailure) -> [UInt8]
  private let limit: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  init(limit: Int, _ read: @escaping (Int) throws(CommandFailure) -> [UInt8]) {
    self.limit = limit
    self.read = read
  }

  /// The next line without its line end; nil behind the last.
  mutating func next() throws(CommandFailure) -> Line? {
    var searched = start
    var isSkipping = false
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return isSkipping ? .tooLong : .text(Array(buffer[start..<end]))
      }
      if isAtEnd {
        defer { start = buffer.count }
        return start == buffer.count ? nil : isSkipping ? .tooLong : .text(Array(buffer[start...]))
      }
      if buffer.count - start > limit {
        isSkipping = true
        start = buffer.count
      }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      let piece = try read(1 << 18)
      if piece.isEmpty { isAtEnd = true } else { buffer += piece }
    }
  }
}
