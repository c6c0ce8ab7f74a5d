import Course
import Experiments
import JSON
import Pages
import SourceText

/// One run of `gradus print`.
struct PrintRun {
  let course: CourseFolder
  let settings: PageSettings
  /// Runs of experiments, each done once whatever the language.
  private let surroundings: @Sendable (Language) -> PageSurroundings

  init(_ invocation: inout Invocation) throws(CommandFailure) {
    course = try invocation.course()
    settings = PageSettings(
      language: invocation.language, paper: invocation[PrintOptions.paper] == "letter" ? .letter : .a4,
      isTwoSided: invocation[PrintOptions.sides] == "two",
      answers: invocation.has(PrintOptions.key) ? .key : .space)
    let results = PageSurroundings.remembering(PageSurroundings.run)
    let course = course
    surroundings = { language in
      var surroundings = PageSurroundings.course(course, language: language)
      surroundings.result = results
      return surroundings.remembering()
    }
  }

  func run(_ invocation: inout Invocation) throws(CommandFailure) -> ExitStatus {
    if let folder = invocation[PrintOptions.site] { return try site(folder, &invocation) }
    if invocation.has(PrintOptions.worksheet) { return try worksheets(&invocation) }
    let lessons = try self.lessons(invocation.arguments, settings.language, invocation)
    let surroundings = surroundings(settings.language)
    guard try isSound(lessons, surroundings, &invocation) else { return .findings }
    let namesLessons = !invocation.arguments.isEmpty && !invocation.arguments.contains(where: isWeek)
    if namesLessons {
      return try write(LessonPage(lessons, surroundings: surroundings, settings: settings), &invocation)
    }
    let outline = CourseOutline(lessons, syllabus: syllabus, language: settings.language)
    let book = Book(
      outline, glossary: glossary(settings.language), surroundings: surroundings, settings: settings)
    return try write(book, &invocation)
  }

  // MARK: What is printed

  private func isWeek(_ name: String) -> Bool {
    course.lessons().contains { $0.week == name }
  }

  /// The lessons that are named, weeks as all of theirs; without names the whole course.
  private func lessons(
    _ names: [String], _ language: Language, _ invocation: Invocation
  ) throws(CommandFailure) -> [Lesson] {
    let files = course.lessons()
    var paths: [String] = []
    for name in names {
      let week = files.filter { $0.week == name }
      paths +=
        week.isEmpty ? [try invocation.lessonFinder.path(of: name)] : week.map { $0.path(in: language) }
    }
    if names.isEmpty { paths = files.map { $0.path(in: language) } }
    guard !paths.isEmpty else { throw CommandFailure(.noSuchFile, "\(course.root): holds no lesson") }
    var seen: Set<String> = []
    var lessons: [Lesson] = []
    for path in paths where seen.insert(path).inserted {
      do throws(FileError) { lessons.append(try Lesson.read(path)) } catch { throw CommandFailure(error) }
    }
    return lessons
  }

  private var syllabus: Syllabus? { try? Syllabus.read(course) }

  private func glossary(_ language: Language) -> Glossary? {
    guard let glossary = try? Glossary.read(course, in: language), !glossary.entries.isEmpty else {
      return nil
    }
    return glossary
  }

  /// Reports what is wrong with the lessons; false where that keeps them from being printed.
  private func isSound(
    _ lessons: [Lesson], _ surroundings: PageSurroundings, _ invocation: inout Invocation
  ) throws(CommandFailure) -> Bool {
    let problems = lessons.flatMap { $0.problems(with: surroundings) }
    for problem in problems { try invocation.report(problem.rendered) }
    if problems.isEmpty || invocation.has(PrintOptions.force) { return true }
    try invocation.report(
      invocation.localized(
        "nothing was printed; '--force' prints it with the faults marked", "没有打印；用 --force 可连同错误一起打印"))
    return false
  }

  // MARK: Worksheets

  private func worksheets(_ invocation: inout Invocation) throws(CommandFailure) -> ExitStatus {
    let names = invocation.arguments.isEmpty ? weeks : invocation.arguments
    var exercises: [Exercise] = []
    for file in try invocation.exercises(named: names) { exercises.append(try invocation.exercise(file)) }
    guard !exercises.isEmpty else { throw CommandFailure(.noSuchFile, "no exercise is placed there") }
    let learners = try LearnerList.read(invocation)
    let title = try self.title(of: names, invocation)
    guard let output = invocation[PrintOptions.output], output.hasSuffix("/") || learners.count > 1 else {
      return try write(try worksheet(exercises, title, learners.first), &invocation)
    }
    let folder = Path.joined(invocation.surroundings.currentFolder, output)
    try OutputFile.makeFolder(folder)
    let ending = invocation[PrintOptions.format] == "html" ? "html" : "pdf"
    for learner in learners {
      let sheet = try worksheet(exercises, title, learner)
      let bytes = ending == "pdf" ? try invocation.pdf(of: sheet) : sheet.html()
      let suffix = settings.answers == .key ? "-key" : ""
      try OutputFile.write(bytes, to: "\(folder)/\(LearnerList.fileName(of: learner))\(suffix).\(ending)")
    }
    return .done
  }

  private var weeks: [String] {
    course.exercises().map(\.week).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func worksheet(
    _ exercises: [Exercise], _ title: String, _ learner: Worksheet.Learner?
  ) throws(CommandFailure) -> Worksheet {
    var own = exercises
    if let code = learner?.code, !code.isEmpty {
      for (index, exercise) in exercises.enumerated() {
        do throws(ExerciseError) {
          own[index] = try exercise.numbers(ofCode: code, in: course)
        } catch { throw CommandFailure(.undecided, "a variant cannot be made\n\(error.message)") }
      }
    }
    return Worksheet(
      title, own, learner: learner, surroundings: surroundings(settings.language),
      settings: settings)
  }

  /// The title of what was named: a week's, a lesson's, else the names.
  private func title(of names: [String], _ invocation: Invocation) throws(CommandFailure) -> String {
    guard names.count == 1 else { return names.joined(separator: ", ") }
    let file = Path.joined(invocation.surroundings.currentFolder, names[0])
    let isLessonFile = isFile(file) && !file.split(separator: "/").contains("exercises")
    let path = isLessonFile ? file : try self.lessonPath(of: names[0], invocation)
    if let path, let lesson = try? Lesson.read(path) { return lesson.plainTitle }
    if let number = Int(names[0].dropFirst(4)), names[0].hasPrefix("week"),
      let week = syllabus.flatMap({ $0.weeks.indices.contains(number - 1) ? $0.weeks[number - 1] : nil })
    {
      return week.title(in: settings.language)
    }
    return names[0]
  }

  /// The file of the lesson that a name means; nil for the names of weeks and exercises.
  private func lessonPath(of name: String, _ invocation: Invocation) throws(CommandFailure) -> String? {
    if isWeek(name) || course.exercise(name) != nil { return nil }
    return try invocation.lessonFinder.lesson(name)?.path(in: settings.language)
  }

  // MARK: A site

  private func site(_ folder: String, _ invocation: inout Invocation) throws(CommandFailure) -> ExitStatus {
    let wanted = invocation[CommonOptions.language].flatMap(Language.init(rawValue:))
    var editions: [Site.Edition] = []
    for language in wanted.map({ [$0] }) ?? Language.allCases {
      let surroundings = surroundings(language)
      let lessons = try self.lessons(invocation.arguments, language, invocation)
      guard try isSound(lessons, surroundings, &invocation) else { return .findings }
      let outline = CourseOutline(lessons, syllabus: syllabus, language: language)
      editions.append(
        Site.Edition(language, outline, glossary: glossary(language), surroundings: surroundings))
    }
    let root = Path.joined(invocation.surroundings.currentFolder, folder)
    var count = 0
    try Site(editions, settings: settings).forEachFile { (file) throws(CommandFailure) in
      let path = root + "/" + file.path
      try OutputFile.makeFolder(Path.folder(of: path))
      try OutputFile.write(file.bytes, to: path)
      count += 1
    }
    if invocation.wantsJSON {
      try invocation.print(json: .members(("folder", .string(folder)), ("files", .integer(count))))
    }
    return .done
  }

  // MARK: Writing

  private func write(
    _ document: some PrintedDocument, _ invocation: inout Invocation
  ) throws(CommandFailure) -> ExitStatus {
    let output = invocation[PrintOptions.output]
    let isPDF =
      (invocation[PrintOptions.format] ?? (output?.hasSuffix(".pdf") == true ? "pdf" : "html")) == "pdf"
    if isPDF, output == nil, invocation.surroundings.isOutputTerminal {
      throw CommandFailure(.usage, "a PDF file is nothing for a terminal", help: "name a file with --output")
    }
    let bytes = isPDF ? try invocation.pdf(of: document) : document.html()
    guard let output else {
      try invocation.surroundings.write(.output, bytes)
      return .done
    }
    try OutputFile.write(bytes, to: Path.joined(invocation.surroundings.currentFolder, output))
    if invocation.wantsJSON {
      try invocation.print(
        json: .members(
          ("file", .string(output)), ("format", .string(isPDF ? "pdf" : "html")),
          ("title", .string(document.title)), ("bytes", .integer(bytes.count))))
    }
    return .done
  }
}

extension Invocation {
  /// The document as a PDF file, made by the browser that is found.
  func pdf(of document: some PrintedDocument) throws(CommandFailure) -> [UInt8] {
    do throws(PDFError) {
      guard let browser = Browser.find(environment: surroundings.environment) else {
        throw .noBrowser
      }
      let printer = PDFPrinter(
        browser: browser, seconds: self[PrintOptions.timeout] ?? 120,
        date: surroundings.environment("SOURCE_DATE_EPOCH").flatMap { Int($0) })
      return try printer.pdf(of: document)
    } catch {
      throw CommandFailure(.inputOutput, error.message, help: error.help)
    }
  }
}
