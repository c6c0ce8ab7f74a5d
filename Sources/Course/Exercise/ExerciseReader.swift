public import SourceText

/// Why an exercise cannot be used.
public enum ExerciseError: Error, Sendable {
  case file(FileError)
  /// Everything that is wrong with it; at least one is an error.
  case faulty([Finding])

  /// One line for each thing that is wrong.
  public var message: String {
    switch self {
    case .file(let error): error.message
    case .faulty(let findings): findings.map(\.rendered).joined(separator: "\n")
    }
  }
}

extension Exercise {
  /// Reads an exercise.
  ///
  /// - Parameters:
  ///   - path: The English file, or its twin: `….zh.md` is read together with `….md`, which has the front matter.
  ///   - language: Whose words are wanted; English ones where there is no twin.
  public static func read(
    _ path: String, in language: Language? = nil
  ) throws(ExerciseError) -> Exercise {
    let language = language ?? Language(ofFile: path)
    let stem = String(path.dropLast(path.hasSuffix(".zh.md") ? 6 : path.hasSuffix(".md") ? 3 : 0))
    let english = path.hasSuffix(".md") ? stem + ".md" : path
    let (source, problems) = try decoded(english)
    var twin: (SourceFile, [Diagnostic])?
    if language == .chinese, isFile(stem + ".zh.md") { twin = try decoded(stem + ".zh.md") }
    return try Exercise(source, problems: problems, twin: twin?.0, twinProblems: twin?.1 ?? [])
  }

  private static func decoded(_ path: String) throws(ExerciseError) -> (SourceFile, [Diagnostic]) {
    do throws(FileError) {
      return SourceFile.decoding(try readFile(path), name: path)
    } catch {
      throw .file(error)
    }
  }

  /// Reads the text of the English file and, for another language, of its twin.
  public init(
    _ source: SourceFile, problems: [Diagnostic] = [], twin: SourceFile? = nil,
    twinProblems: [Diagnostic] = []
  ) throws(ExerciseError) {
    var findings =
      problems.map { Finding(source, $0) }
      + twinProblems.compactMap { problem in
        twin.map { Finding($0, problem) }
      }
    guard let front = FrontMatter(source) else {
      let problem = Diagnostic(
        "course.no-front-matter", at: SourceRange(0, min(3, source.text.utf8.count)),
        "an exercise begins with its front matter, between two lines '---'")
      throw .faulty(findings + [Finding(source, problem)])
    }
    guard let value = front.value, front.problem == nil else {
      let problem =
        front.problem
        ?? Diagnostic("course.no-front-matter", at: front.range, "the front matter is empty")
      throw .faulty(findings + [Finding(source, problem)])
    }
    let body = Exercise.body(of: source, front, twin: twin, &findings)
    var reader = TaskReader(fields: FieldReader(value), body: body)
    let task = reader.read()
    let context = Exercise.context(&reader.fields)
    let facts = Exercise.facts(&reader.fields)
    let tests = Exercise.tests(&reader.fields)
    let variants = Exercise.variants(&reader.fields, context)
    // Without a kind nobody can tell which keys belong.
    if task != nil { reader.fields.reportUnknown() }
    findings += reader.fields.diagnostics.map { Finding(source, $0) }
    guard let task, !findings.contains(where: \.isError) else { throw .faulty(findings) }
    self.init(
      id: Exercise.id(ofFile: source.name), language: twin == nil ? .english : .chinese, title: body.title,
      task: task, context: context, prompt: body.prompt, hints: body.hints, solution: body.solution,
      explanation: body.explanation, facts: facts, tests: tests, variants: variants, source: source,
      words: twin ?? source, findings: findings)
  }

  /// `…/exercises/week2/reverse-walk.md` is `week2/reverse-walk`.
  public static func id(ofFile path: String) -> String {
    let parts = path.split(separator: "/")
    var kept = parts.suffix(1)
    if let folder = parts.lastIndex(of: "exercises"), folder + 1 < parts.count {
      kept = parts[(folder + 1)...]
    }
    let name = kept.joined(separator: "/")
    for ending in [".zh.md", ".md"] where name.hasSuffix(ending) {
      return String(name.dropLast(ending.count))
    }
    return name
  }

  private static func body(
    of source: SourceFile, _ front: FrontMatter, twin: SourceFile?, _ findings: inout [Finding]
  ) -> ExerciseBody {
    guard let twin else {
      let body = ExerciseBody(FrontMatter.blanked(source, front.range))
      findings += body.diagnostics.map { Finding(source, $0) }
      return body
    }
    if let own = FrontMatter(twin) {
      findings.append(
        Finding(
          twin,
          Diagnostic(
            "course.twin-front-matter", at: SourceRange(0, 3),
            "a twin has no front matter: that of \(source.name) holds for both")))
      return ExerciseBody(FrontMatter.blanked(twin, own.range))
    }
    let body = ExerciseBody(twin)
    findings += body.diagnostics.map { Finding(twin, $0) }
    return body
  }

  // MARK: - Keys of every kind

  private static func context(_ fields: inout FieldReader) -> Context {
    let hasNames = fields.value("names") != nil
    return Context(
      given: fields.names("given"), shapes: fields.names("shapes"), assume: fields.list("assume"),
      try: fields.names("try"), names: hasNames ? fields.list("names") : nil,
      form: fields.written("form"))
  }

  private static func facts(_ fields: inout FieldReader) -> Facts {
    Facts(
      points: fields.number("points") ?? 1, unit: fields.word("unit"),
      difficulty: fields.whole("difficulty", in: 1...5), minutes: fields.whole("minutes", in: 1...600),
      prerequisites: fields.words("prerequisites"), topics: fields.words("topics"),
      errata: fields.words("errata"))
  }

  private static func tests(_ fields: inout FieldReader) -> Tests {
    guard let value = fields.value("tests") else { return Tests() }
    var inner = FieldReader(value)
    let tests = Tests(
      right: answers("right", &inner), wrong: answers("wrong", &inner),
      unreadable: answers("unreadable", &inner))
    inner.reportUnknown()
    for problem in inner.diagnostics { fields.report(problem) }
    return tests
  }

  private static func answers(_ key: String, _ fields: inout FieldReader) -> [Tests.Answer] {
    guard let value = fields.value(key) else { return [] }
    var answers: [Tests.Answer] = []
    for item in value.list ?? [value] {
      guard item.map != nil else {
        if let text = fields.written(item, key) { answers.append(Tests.Answer(text)) }
        continue
      }
      var inner = FieldReader(item)
      let text = inner.written("answer") ?? inner.written("lines")
      let answer = text.map { text in
        Tests.Answer(
          text, line: inner.whole("line", in: 1...1000), slip: inner.word("slip"),
          points: inner.value("points") == nil ? nil : inner.number("points", allowingZero: true))
      }
      inner.reportUnknown()
      for problem in inner.diagnostics { fields.report(problem) }
      if let answer {
        answers.append(answer)
      } else {
        fields.report("course.missing-key", at: item.range, "'answer' is missing in this test")
      }
    }
    return answers
  }

  private static func variants(_ fields: inout FieldReader, _ context: Context) -> [Variant] {
    guard let value = fields.value("variants") else { return [] }
    guard let entries = value.map else {
      fields.report("course.not-a-map", at: value.range, "'variants' takes a map, as in {a: 2..9}")
      return []
    }
    return entries.compactMap { entry in
      if context.try[entry.key] == nil {
        fields.report(
          "course.variant", at: entry.keyRange, "'\(entry.key)' has no value in 'try' to be varied")
      }
      if let items = entry.value.list {
        return Variant(name: entry.key, values: items.map(\.flattened))
      }
      let bounds = (entry.value.scalar ?? "").split(separator: "..", omittingEmptySubsequences: false)
      guard bounds.count == 2, let low = Int(bounds[0]), let high = Int(bounds[1]), low < high,
        high - low <= 1000
      else {
        fields.report(
          "course.variant", at: entry.value.range, "'\(entry.value.flattened)' is neither a list nor a range",
          help: "write 2..9 or [2, 3, 5]")
        return nil
      }
      return Variant(name: entry.key, values: (low...high).map(String.init))
    }
  }
}
