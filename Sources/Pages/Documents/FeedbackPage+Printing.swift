internal import Course
internal import Experiments

extension FeedbackPage {
  func body(_ settings: PageSettings) -> [HTML] {
    let words = FeedbackWords(language: settings.language)
    let lines = AnswerLines(
      formulas: FormulaPrinter(language: settings.language, isForPDF: settings.isForPDF))
    return [header(words)] + items.map { section($0, words, lines) } + [sum(words)]
  }

  private var open: Int { items.filter { $0.points == nil && !$0.isDropped }.count }

  private func header(_ words: FeedbackWords) -> HTML {
    // Where nothing has a mark yet, 0 would be a lie.
    let isNothing = items.allSatisfy { $0.points == nil }
    var total = "\(isNothing ? "–" : text(points)) / \(text(outOf))"
    if open > 0 { total += words.open(open) }
    return .element(
      .header, [], [.element(.h1, [], title), .element(.p, [.class("subtitle")], total)])
  }

  private func section(_ item: Item, _ words: FeedbackWords, _ lines: AnswerLines) -> HTML {
    let points = "\(item.points.map(text) ?? "–") / \(text(item.outOf))"
    var parts: [HTML] = [
      .element(
        .h2, [], [.element(.span, [.class("points")], points), .text(" " + item.title.shown)]),
      .element(
        .p, [.class("where")],
        words.state(item.word, hasMark: item.points != nil) + (item.isDropped ? words.dropped : "")),
    ]
    if let answer = item.answer, !answer.allSatisfy(\.isWhitespace) {
      parts.append(
        .element(.div, [.class("answer-text"), .label(words.answer)], lines.print(answer, item.isFormula)))
    }
    if !item.feedback.isEmpty {
      parts.append(.element(.ul, [], item.feedback.map { .element(.li, [], $0.shown) }))
    }
    if item.trace.count > 1 {
      parts.append(
        .element(
          .details, lines.formulas.isForPDF ? [Attribute("open")] : [],
          [
            .element(.summary, [], words.trace),
            .element(.ol, [], item.trace.map { .element(.li, [], $0.shown) }),
          ]))
    }
    return .element(.section, [.id(Anchor(["exercise", item.exercise]))], parts)
  }

  private func sum(_ words: FeedbackWords) -> HTML {
    .element(
      .section, [.class("finding")],
      [.element(.h2, [], words.sum)] + trace.map { .element(.p, [], $0.shown) })
  }

  private func text(_ number: Double) -> String {
    NumberStyle.shortest.text((number * 100).rounded() / 100)
  }
}

/// The words of a feedback page, in both languages.
struct FeedbackWords {
  let language: Language

  private func pick(_ english: String, _ chinese: String) -> String {
    language == .chinese ? chinese : english
  }

  var subject: String { pick("Feedback", "评语") }
  var answer: String { pick("your answer", "你的答案") }
  var trace: String { pick("how the points came about", "得分过程") }
  var sum: String { pick("All in all", "合计") }
  var dropped: String { pick(" · does not count: the lowest", " · 最低分，不计入") }

  func open(_ count: Int) -> String {
    pick(" · \(count) without a mark yet", " · \(count) 题尚未评分")
  }

  func state(_ word: String, hasMark: Bool) -> String {
    let known = [
      "correct": ("correct", "正确"), "partly": ("partly correct", "部分正确"), "wrong": ("wrong", "错误"),
      "missing": ("nothing was handed in", "没有作答"), "unreadable": ("it cannot be read", "读不懂"),
      "undecided": ("it could not be decided", "无法判定"), "time": ("it took too long", "超时"),
      "memory": ("it took too much memory", "内存超限"), "crash": ("the program broke off", "程序崩溃"),
      "unavailable": ("it could not be run here", "本机无法评分"), "fault": ("the exercise is at fault", "题目有误"),
    ]
    let words = known[word].map { pick($0.0, $0.1) } ?? word
    return hasMark
      ? words : pick("no mark: \(words). This is no zero; a person decides.", "未评分：\(words)。这不是零分，由人工决定。")
  }
}
