import JSON

extension Invocation {
  /// The longest line that a stream takes; a longer one is answered with an error and passed over.
  private static let lineLimit = 4 << 20

  /// Answers JSON objects from standard input, one a line, in the same order.
  ///
  /// A line that is no JSON object is answered with `{"error": …}`, with its `line` counted from 1; the stream goes
  /// on. Memory is that of the longest line.
  mutating func answerStream(_ answer: (JSONValue) throws(CommandFailure) -> JSONValue)
    throws(CommandFailure) -> ExitStatus
  {
    var buffer: [UInt8] = []
    var start = 0
    var number = 0
    var isSkipping = false
    var isAtEnd = false
    var lastFlush = Crew.now
    while !isAtEnd {
      let bytes = try surroundings.read(1 << 16)
      isAtEnd = bytes.isEmpty
      if start > 0 {
        buffer.removeSubrange(..<start)
        start = 0
      }
      var searched = buffer.count
      buffer += isAtEnd && !buffer.isEmpty ? [0x0A] : bytes
      while let end = buffer[searched...].firstIndex(of: 0x0A) {
        number += 1
        if isSkipping {
          isSkipping = false
        } else {
          try answerLine(buffer[start..<end], number, answer)
          // Answers that take a while are not kept back for those behind them.
          let now = Crew.now
          if now - lastFlush > 0.05 {
            try flush()
            lastFlush = now
          }
        }
        start = end + 1
        searched = start
      }
      if buffer.count - start > Invocation.lineLimit {
        if !isSkipping {
          try printStreamError("the line is longer than \(Invocation.lineLimit) bytes", number + 1)
        }
        isSkipping = true
        start = buffer.count
      }
      // Whoever is at the other end may wait for the answer before the next line.
      try flush()
    }
    return .done
  }

  private mutating func answerLine(
    _ line: ArraySlice<UInt8>, _ number: Int, _ answer: (JSONValue) throws(CommandFailure) -> JSONValue
  ) throws(CommandFailure) {
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return }
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue.read(line)
    } catch {
      try printStreamError("\(error.message), at byte \(error.offset)", number)
      return
    }
    guard case .object = value else {
      try printStreamError("expected a JSON object", number)
      return
    }
    try print(json: answer(value), inOneLine: true)
  }

  private mutating func printStreamError(_ message: String, _ number: Int) throws(CommandFailure) {
    try print(
      json: .members(("error", .string(message)), ("line", .integer(number))), inOneLine: true)
  }
}
