import Course
import Experiments
import JSON
import Pages
import SourceText

/// One run of `gradus print`.
struct PrintRun {
  let settings: PageSettings
  let surroundings: PageSurroundings

  init(_ invocation: inout Invocation) throws(CommandFailure) {
    settings = PageSettings(
      language: invocation.language, paper: invocation[PrintOptions.paper] == "letter" ? .letter : .a4,
      isTwoSided: invocation[PrintOptions.sides] == "two",
      answers: invocation.has(PrintOptions.key) ? .key : .space)
    surroundings =
      PageSurroundings.course(try invocation.course(), language: invocation.language).remembering()
  }

  func run(_ invocation: inout Invocation) throws(CommandFailure) -> ExitStatus {
    var lessons: [Lesson] = []
    for name in invocation.arguments {
      let path = try invocation.lessonPath(name)
      do throws(FileError) { lessons.append(try Lesson.read(path)) } catch { throw CommandFailure(error) }
    }
    guard try isSound(lessons, &invocation) else { return .findings }
    return try write(LessonPage(lessons, surroundings: surroundings, settings: settings), &invocation)
  }

  /// Reports what is wrong with the lessons; false where that keeps them from being printed.
  private func isSound(_ lessons: [Lesson], _ invocation: inout Invocation) throws(CommandFailure) -> Bool {
    let problems = lessons.flatMap { $0.problems(with: surroundings) }
    for problem in problems { try invocation.report(problem.rendered) }
    if problems.isEmpty || invocation.has(PrintOptions.force) { return true }
    try invocation.report(
      invocation.localized(
        "nothing was printed; '--force' prints it with the faults marked", "没有打印；用 --force 可连同错误一起打印"))
    return false
  }

  private func write(
    _ document: some PrintedDocument, _ invocation: inout Invocation
  ) throws(CommandFailure) -> ExitStatus {
    let output = invocation[PrintOptions.output]
    let isPDF =
      (invocation[PrintOptions.format] ?? (output?.hasSuffix(".pdf") == true ? "pdf" : "html")) == "pdf"
    if isPDF, output == nil, invocation.surroundings.isOutputTerminal {
      throw CommandFailure(.usage, "a PDF file is nothing for a terminal", help: "name a file with --output")
    }
    let bytes = isPDF ? try pdf(of: document, invocation) : document.html()
    guard let output else {
      try invocation.surroundings.write(.output, bytes)
      return .done
    }
    try OutputFile.write(bytes, to: Path.joined(invocation.surroundings.currentFolder, output))
    if invocation.wantsJSON {
      try invocation.print(
        json: .members(
          ("file", .string(output)), ("format", .string(isPDF ? "pdf" : "html")),
          ("title", .string(document.title)),
          ("bytes", .integer(bytes.count))))
    }
    return .done
  }

  private func pdf(
    of document: some PrintedDocument, _ invocation: Invocation
  ) throws(CommandFailure) -> [UInt8] {
    do throws(PDFError) {
      guard let browser = Browser.find(environment: invocation.surroundings.environment) else {
        throw .noBrowser
      }
      let printer = PDFPrinter(
        browser: browser, seconds: invocation[PrintOptions.timeout] ?? 120,
        date: invocation.surroundings.environment("SOURCE_DATE_EPOCH").flatMap { Int($0) })
      return try printer.pdf(of: document)
    } catch {
      throw CommandFailure(.inputOutput, error.message, help: error.help)
    }
  }
}
