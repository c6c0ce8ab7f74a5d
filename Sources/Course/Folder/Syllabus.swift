public import SourceText

/// `lessons/syllabus.yml`: the units of the course, the lessons that teach them, the topics that exercises must cover.
public struct Syllabus: Sendable {
  public let weeks: [Week]
  public let topics: [Topic]
  public let source: SourceFile
  public let diagnostics: [Diagnostic]

  public struct Week: Hashable, Sendable {
    public let english: String
    public let chinese: String
    public let units: [Unit]

    public func title(in language: Language) -> String { language == .chinese ? chinese : english }
  }

  public struct Unit: Hashable, Sendable {
    /// `2.8`.
    public let number: String
    public let english: String
    public let chinese: String
    /// Ids of lessons: `week2/08-derivatives-with-the-graph`.
    public let lessons: [Written]
    public let range: SourceRange

    public func title(in language: Language) -> String { language == .chinese ? chinese : english }
  }

  public struct Topic: Hashable, Sendable {
    /// `q2.16`.
    public let id: String
    public let summary: String
    public let range: SourceRange
  }

  public var units: [Unit] { weeks.flatMap(\.units) }

  /// Reads the file of a course.
  public static func read(_ course: CourseFolder) throws(FileError) -> Syllabus {
    let path = course.lessonsFolder + "/syllabus.yml"
    let (source, problems) = SourceFile.decoding(try readFile(path), name: path)
    return Syllabus(source, problems: problems)
  }

  public init(_ source: SourceFile, problems: [Diagnostic] = []) {
    self.source = source
    var reader = SyllabusReader(source)
    let value = reader.value()
    weeks = reader.weeks(value)
    topics = reader.topics(value)
    diagnostics = problems + reader.diagnostics
  }
}

private struct SyllabusReader {
  let source: SourceFile
  var diagnostics: [Diagnostic] = []

  init(_ source: SourceFile) {
    self.source = source
  }

  mutating func value() -> YAMLValue? {
    let source = source
    let bytes = Array(source.text.utf8)
    let parser = YAMLParser { line, column in
      var index = source.start(ofLine: line + 1)
      for _ in 0..<column where index < bytes.count {
        index += 1
        while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
      }
      return index
    }
    switch parser.parse(source.text) {
    case .success(let value?): return value
    case .success(nil):
      diagnostics.append(Diagnostic("course.yaml", at: SourceRange(at: 0), "the file is empty"))
    case .failure(let failure): diagnostics.append(failure.diagnostic)
    }
    return nil
  }

  mutating func weeks(_ value: YAMLValue?) -> [Syllabus.Week] {
    (value?["weeks"]?.list ?? []).map { week in
      var fields = FieldReader(week)
      let english = fields.word("en") ?? ""
      let chinese = fields.word("zh") ?? english
      let units = (fields.value("units")?.list ?? []).compactMap { unit($0) }
      fields.reportUnknown()
      diagnostics += fields.diagnostics
      return Syllabus.Week(english: english, chinese: chinese, units: units)
    }
  }

  private mutating func unit(_ value: YAMLValue) -> Syllabus.Unit? {
    var fields = FieldReader(value)
    defer { diagnostics += fields.diagnostics }
    guard fields.required("unit", for: "the number of the unit") != nil, let number = fields.word("unit")
    else {
      return nil
    }
    let english = fields.word("en") ?? ""
    let unit = Syllabus.Unit(
      number: number, english: english, chinese: fields.word("zh") ?? english,
      lessons: fields.list("lessons"), range: value.range)
    fields.reportUnknown()
    return unit
  }

  mutating func topics(_ value: YAMLValue?) -> [Syllabus.Topic] {
    (value?["topics"]?.map ?? []).map {
      Syllabus.Topic(id: $0.key, summary: $0.value.flattened, range: $0.keyRange)
    }
  }
}
