import Course
import Derivation
import SourceText

extension PreparedExercise {
  /// Letters, with anything between them: `b`, `a, c`, `(a) and (c)`.
  func grade(_ answer: String, _ choice: Exercise.Choice) -> Finding {
    switch Labels.read(answer, count: choice.options.count) {
    case .failure(let diagnostic): return .unreadable(diagnostic.value)
    case .success(let labels):
      let chosen = Set(labels)
      if !choice.isMultiple && chosen.count > 1 {
        return .unreadable(
          Diagnostic(
            "grading.one-option", at: SourceRange(0, answer.utf8.count),
            "one option is asked for, \(chosen.count) are given"))
      }
      if chosen == choice.correct { return .right() }
      let wrong = chosen.subtracting(choice.correct).sorted()
      let missing = choice.correct.subtracting(chosen).count
      var details: [Mark.Detail] = []
      for label in wrong {
        let letter = Labels.letter(label)
        let reason = choice.feedback.indices.contains(label) ? choice.feedback[label].plainText : ""
        details.append(
          Mark.Detail(
            .wrong,
            reason.isEmpty
              ? Sentence("\(letter) does not hold", "\(letter) 不成立")
              : Sentence("\(letter): \(reason)", "\(letter)：\(reason)")))
      }
      if choice.isMultiple && missing > 0 && wrong.isEmpty {
        details.append(
          Mark.Detail(.remark, Sentence("\(missing) more apply", "还有 \(missing) 项也成立")))
      }
      // Of several, each option is decided on: a wrong one takes back what a right one gives.
      let share =
        choice.isMultiple
        ? max(0, Double(chosen.intersection(choice.correct).count - wrong.count))
          / Double(max(1, choice.correct.count)) : 0
      return Finding(
        share: min(share, 0.99), headline: Sentence("not this choice", "选择不对"), details: details)
    }
  }

  /// Labels in an order: `b c a`.
  func grade(_ answer: String, _ order: Exercise.Order) -> Finding {
    switch Labels.read(answer, count: order.items.count) {
    case .failure(let diagnostic): return .unreadable(diagnostic.value)
    case .success(let labels):
      let whole = SourceRange(0, answer.utf8.count)
      for label in labels where labels.filter({ $0 == label }).count > 1 {
        return .unreadable(
          Diagnostic("grading.label-twice", at: whole, "'\(Labels.letter(label))' stands there twice"))
      }
      guard labels.count == order.items.count else {
        let missing = order.items.indices.filter { !labels.contains($0) }.map { Labels.letter($0) }
        return .unreadable(
          Diagnostic(
            "grading.label-missing", at: whole,
            "every item is needed once, \(missing.joined(separator: ", ")) is missing"))
      }
      func place(_ item: Int) -> Int { labels.firstIndex(of: item) ?? 0 }
      if let before = order.before {
        guard let broken = before.first(where: { place($0.first) > place($0.second) }) else {
          return .right()
        }
        let (a, b) = (Labels.letter(broken.first), Labels.letter(broken.second))
        return .wrong(Sentence("\(a) has to come before \(b)", "\(a) 必须排在 \(b) 之前"))
      }
      if labels == order.order { return .right() }
      for index in labels.indices where labels[index] != order.order[index] {
        return .wrong(
          Sentence(
            "right up to place \(index), then \(Labels.letter(labels[index])) comes too early",
            "前 \(index) 项正确，之后 \(Labels.letter(labels[index])) 排得太早"))
      }
      return .right()
    }
  }
}

/// Option labels: a, b, c …
enum Labels {
  static func letter(_ index: Int) -> String {
    String(UnicodeScalar(UInt8(ascii: "a") + UInt8(min(index, 25))))
  }

  struct Failure: Error {
    let value: Diagnostic
  }

  /// The labels in an answer; words between them that are no labels are an error.
  static func read(_ answer: String, count: Int) -> Result<[Int], Failure> {
    var labels: [Int] = []
    let scalars = Array(answer.unicodeScalars)
    var offset = 0
    var word = ""
    var wordStart = 0
    for index in 0...scalars.count {
      let scalar = index < scalars.count ? scalars[index] : " "
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if word.isEmpty { wordStart = offset }
        word.unicodeScalars.append(scalar)
      } else if !word.isEmpty {
        let range = SourceRange(wordStart, offset)
        if let run = labelsOf(word, count: count) {
          labels += run
        } else if !["and", "then", "und", "和", "与"].contains(word) {
          let last = letter(count - 1)
          return .failure(
            Failure(
              value: Diagnostic(
                "grading.label", at: range, "'\(word)' is no option, they are a to \(last)")))
        }
        word = ""
      }
      offset += UTF8.width(scalar)
    }
    if labels.isEmpty {
      return .failure(
        Failure(
          value: Diagnostic(
            "grading.label", at: SourceRange(0, answer.utf8.count),
            "expected a letter from a to \(letter(count - 1))"
          )))
    }
    return .success(labels)
  }

  /// A single letter, or several run together such as `bca`.
  private static func labelsOf(_ word: String, count: Int) -> [Int]? {
    var labels: [Int] = []
    for byte in word.utf8 {
      let lower = byte | 0x20
      guard lower >= UInt8(ascii: "a"), Int(lower) - 0x61 < count else { return nil }
      labels.append(Int(lower) - 0x61)
    }
    // A run such as `bad` is a run of labels only where it names each at most once.
    return Set(labels).count == labels.count || labels.count == 1 ? labels : nil
  }
}

extension [Block] {
  /// The text without its markup, for one line of feedback.
  var plainText: String {
    var parts: [String] = []
    for block in self {
      if case .paragraph(let inlines) = block.kind { parts.append(inlines.plainText) }
    }
    return parts.joined(separator: " ")
  }
}
