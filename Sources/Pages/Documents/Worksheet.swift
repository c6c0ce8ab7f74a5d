public import Course
internal import Experiments

/// Exercises with space to answer, or with `.key` their answers and solutions.
///
/// A sheet of one's own names its learner and carries the code that its numbers were picked by.
public struct Worksheet: PrintedDocument {
  /// Who a sheet is for.
  public struct Learner: Hashable, Sendable {
    public let name: String
    /// What the numbers were picked by; empty where they are those of the course.
    public let code: String

    public init(name: String, code: String) {
      self.name = name
      self.code = code
    }
  }

  public let title: String
  let exercises: [Exercise]
  let learner: Learner?
  let surroundings: PageSurroundings
  let settings: PageSettings

  /// - Parameter exercises: With the numbers of the learner's code already.
  public init(
    _ title: String, _ exercises: [Exercise], learner: Learner? = nil, surroundings: PageSurroundings,
    settings: PageSettings
  ) {
    self.title = title
    self.exercises = exercises
    self.learner = learner
    self.surroundings = surroundings
    self.settings = settings
  }

  public var subject: String {
    let words = Words(language: settings.language)
    return settings.answers == .key ? words.answerKey : words.worksheet
  }

  public var hasPageNumbers: Bool { false }

  public func html(pageNumbers: [String: Int]?) -> [UInt8] {
    var settings = settings
    settings.isForPDF = pageNumbers != nil
    let page = HTMLPage(
      title: title, settings: settings, runs: runs,
      body: [.element(.main, [.class("worksheet")], body(settings))])
    return page.bytes()
  }

  private var runs: [StyleSheet.Run] {
    let words = Words(language: settings.language)
    let who = learner.map { [$0.name, $0.code].filter { !$0.isEmpty }.joined(separator: " · ") } ?? ""
    return [
      StyleSheet.Run(name: "sheet", left: title, right: who.isEmpty ? subject : who),
      StyleSheet.Run(name: "hints", left: title, right: words.hints),
    ]
  }

  /// The sheet's pages, to be put together with others.
  func body(_ settings: PageSettings, prefix: [String] = []) -> [HTML] {
    let words = Words(language: settings.language)
    let printers = exercises.enumerated().map { index, exercise in
      ExercisePrinter(
        PlacedExercise(
          exercise: exercise, number: "\(index + 1)", anchor: Anchor(prefix + ["exercise-\(index + 1)"]),
          destination: ""), surroundings: surroundings, settings: settings, level: 2)
    }
    let isKey = settings.answers == .key
    let sheet = HTML.element(
      .article, [.id(Anchor(prefix + ["sheet"])), .class("run-sheet sheet")],
      [head(words, isKey: isKey)] + printers.map { isKey ? $0.solution(linksBack: false) : $0.question() })
    let hints = isKey ? [] : printers.map { $0.hints() }.filter { !$0.isNothing }
    if hints.isEmpty { return [sheet] }
    return [
      sheet,
      .element(
        .section, [.id(Anchor(prefix + ["hints"])), .class("back-matter last-page run-hints")],
        [.element(.h2, [], words.hints)] + hints),
    ]
  }

  private func head(_ words: Words, isKey: Bool) -> HTML {
    let points = exercises.reduce(0) { $0 + $1.facts.points }
    let kind = HTML.element(
      .p, [.class("subtitle")], "\(subject) · \(words.points(NumberStyle.shortest.text(points)))")
    let fields =
      isKey && learner == nil
      ? []
      : [
        field(words.name, learner?.name ?? ""), field(words.code, learner?.code ?? ""), field(words.date, ""),
      ]
    return .element(
      .header, [],
      [.element(.h1, [], title), kind]
        + (fields.isEmpty ? [] : [.element(.div, [.class("sheet-head")], fields)]))
  }

  private func field(_ label: String, _ value: String) -> HTML {
    let content =
      value.isEmpty
      ? HTML.element(.span, [.class("rule")]) : .element(.bdi, [.class("given")], value)
    return .element(.div, [.class("field")], [.element(.span, [.class("label")], label), content])
  }
}
