import CYAML
import SourceText

/// Reads YAML with libyaml: one document, no aliases, no anchors, no tags, no key twice, at most 32 levels.
struct YAMLParser {
  /// Turns libyaml's line and column, both from 0 and in scalars, into a byte of the file.
  let place: (_ line: Int, _ column: Int) -> Int

  private struct Failure: Error {
    let diagnostic: Diagnostic
  }

  private static let depthLimit = 32

  init(place: @escaping (Int, Int) -> Int) {
    self.place = place
  }

  /// The value that a whole text spells; nil for an empty one.
  func parse(_ text: String) -> Result<YAMLValue?, Diagnostic.Reported> {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else {
      return .failure(
        Diagnostic.Reported(
          Diagnostic("course.yaml", at: SourceRange(at: place(0, 0)), "out of memory")))
    }
    defer { yaml_parser_delete(&parser) }
    return Array(text.utf8).withUnsafeBufferPointer { buffer in
      yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      do throws(Failure) {
        return .success(try document(&parser))
      } catch {
        return .failure(Diagnostic.Reported(error.diagnostic))
      }
    }
  }

  private func document(_ parser: inout yaml_parser_t) throws(Failure) -> YAMLValue? {
    var value: YAMLValue?
    while true {
      var event = try next(&parser)
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT: continue
      case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return value
      case YAML_DOCUMENT_START_EVENT:
        if value != nil { throw failure(event, "a second YAML document begins here") }
      default: value = try self.value(&event, &parser, depth: 0)
      }
    }
  }

  private func next(_ parser: inout yaml_parser_t) throws(Failure) -> yaml_event_t {
    var event = yaml_event_t()
    guard yaml_parser_parse(&parser, &event) == 1 else {
      let mark = parser.problem_mark
      let words = parser.problem.map { String(cString: $0) } ?? "not YAML"
      let isReader = parser.error == YAML_READER_ERROR
      let offset = isReader ? place(0, 0) : place(Int(mark.line), Int(mark.column))
      throw Failure(
        diagnostic: Diagnostic(
          "course.yaml", at: SourceRange(at: offset), "not YAML: \(words)",
          help: "quote a value that holds ': ', '#', or begins with one of [ ] { } * & ! | > ' \" %"))
    }
    return event
  }

  private func value(
    _ event: inout yaml_event_t, _ parser: inout yaml_parser_t, depth: Int
  ) throws(Failure) -> YAMLValue {
    guard depth <= YAMLParser.depthLimit else {
      throw failure(event, "nested more than \(YAMLParser.depthLimit) levels deep")
    }
    switch event.type {
    case YAML_ALIAS_EVENT: throw failure(event, "aliases ('*name') are refused")
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      try refuse(event, anchor: scalar.anchor, tag: scalar.tag)
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return YAMLValue(.scalar(String(decoding: bytes, as: UTF8.self)), at: range(of: event))
    case YAML_SEQUENCE_START_EVENT:
      try refuse(event, anchor: event.data.sequence_start.anchor, tag: event.data.sequence_start.tag)
      return try list(from: range(of: event), &parser, depth: depth)
    case YAML_MAPPING_START_EVENT:
      try refuse(event, anchor: event.data.mapping_start.anchor, tag: event.data.mapping_start.tag)
      return try map(from: range(of: event), &parser, depth: depth)
    default: throw failure(event, "a value is missing here")
    }
  }

  private func list(
    from start: SourceRange, _ parser: inout yaml_parser_t, depth: Int
  ) throws(Failure) -> YAMLValue {
    var items: [YAMLValue] = []
    while true {
      var event = try next(&parser)
      defer { yaml_event_delete(&event) }
      if event.type == YAML_SEQUENCE_END_EVENT {
        return YAMLValue(.list(items), at: whole(start, items.last?.range, range(of: event)))
      }
      items.append(try value(&event, &parser, depth: depth + 1))
    }
  }

  private func map(
    from start: SourceRange, _ parser: inout yaml_parser_t, depth: Int
  ) throws(Failure) -> YAMLValue {
    var entries: [YAMLValue.Entry] = []
    var seen: Set<String> = []
    while true {
      var event = try next(&parser)
      defer { yaml_event_delete(&event) }
      if event.type == YAML_MAPPING_END_EVENT {
        return YAMLValue(.map(entries), at: whole(start, entries.last?.value.range, range(of: event)))
      }
      let key = try value(&event, &parser, depth: depth + 1)
      guard let name = key.scalar else { throw failure(event, "a key must be a single word") }
      guard seen.insert(name).inserted else { throw failure(event, "'\(name)' stands here twice") }
      var next = try next(&parser)
      defer { yaml_event_delete(&next) }
      entries.append(
        YAMLValue.Entry(name, at: key.range, try value(&next, &parser, depth: depth + 1)))
    }
  }

  /// A block list or map ends for libyaml where the next thing begins; for us where its last item does.
  private func whole(_ start: SourceRange, _ last: SourceRange?, _ end: SourceRange) -> SourceRange {
    end.isEmpty ? start.union(last ?? start) : start.union(end)
  }

  private func refuse(
    _ event: yaml_event_t, anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?
  ) throws(Failure) {
    if anchor != nil { throw failure(event, "anchors ('&name') are refused") }
    if tag != nil { throw failure(event, "tags ('!name') are refused") }
  }

  private func range(of event: yaml_event_t) -> SourceRange {
    let lower = place(Int(event.start_mark.line), Int(event.start_mark.column))
    let upper = place(Int(event.end_mark.line), Int(event.end_mark.column))
    return SourceRange(lower, max(lower, upper))
  }

  private func failure(_ event: yaml_event_t, _ message: String) -> Failure {
    Failure(diagnostic: Diagnostic("course.yaml", at: range(of: event), message))
  }
}

extension Diagnostic {
  /// A diagnostic as the failure of a `Result`.
  struct Reported: Error {
    let diagnostic: Diagnostic

    init(_ diagnostic: Diagnostic) {
      self.diagnostic = diagnostic
    }
  }
}
