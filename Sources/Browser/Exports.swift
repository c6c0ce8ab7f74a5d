/// What the page sees of the module: room for a question, two ways to ask, and the room given back.

/// Room for `count` bytes of a question.
@_expose(wasm, "allocate") @_cdecl("gradus_allocate")
public func allocate(_ count: Int32) -> UnsafeMutablePointer<UInt8> {
  .allocate(capacity: Int(count))
}

@_expose(wasm, "release") @_cdecl("gradus_release")
public func release(_ text: UnsafeMutablePointer<UInt8>) { text.deallocate() }

/// Compares two formulas; the answer ends with a zero byte and is released by the page.
@_expose(wasm, "compare") @_cdecl("gradus_compare")
public func compare(_ text: UnsafeMutablePointer<UInt8>, _ count: Int32) -> UnsafeMutablePointer<UInt8> {
  handed(Question(taken(text, count)).comparison())
}

/// Checks a derivation; the answer ends with a zero byte and is released by the page.
@_expose(wasm, "check") @_cdecl("gradus_check")
public func check(_ text: UnsafeMutablePointer<UInt8>, _ count: Int32) -> UnsafeMutablePointer<UInt8> {
  handed(Question(taken(text, count)).derivation())
}

private func taken(_ text: UnsafeMutablePointer<UInt8>, _ count: Int32) -> String {
  String(decoding: UnsafeBufferPointer(start: text, count: Int(count)), as: UTF8.self)
}

private func handed(_ answer: String) -> UnsafeMutablePointer<UInt8> {
  let bytes = Array(answer.utf8) + [0]
  let room = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
  room.initialize(from: bytes, count: bytes.count)
  return room
}
