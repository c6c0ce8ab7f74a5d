import SourceText

/// Reads what each kind of exercise needs: the keys of its front matter, the lists and code of its body.
struct TaskReader {
  var fields: FieldReader
  let body: ExerciseBody

  /// The task; nil where something that it needs is missing, which is then reported.
  mutating func read() -> Exercise.Task? {
    guard let kind = fields.required("kind", for: "what kind of exercise it is") else { return nil }
    switch kind.scalar {
    case "choice": return choice(kind.range)
    case "number":
      guard let answer = answer() else { return nil }
      return .number(answer: answer, precision())
    case "expression": return answer().map { .expression(answer: $0) }
    case "derivation":
      guard fields.required("find", for: "the quantity to be worked out, 'dJ/db'") != nil,
        let find = fields.written("find")
      else { return nil }
      return .derivation(find: find, answer: fields.written("answer"))
    case "matrix": return matrix()
    case "shape": return answer().map { .shape(answer: $0) }
    case "array":
      guard let answer = answer() else { return nil }
      return .array(answer: answer, precision())
    case "gradient": return gradient()
    case "order": return order(kind.range)
    case "broken-line": return brokenLine(kind.range)
    case "code": return code(kind.range)
    default:
      let word = kind.flattened
      fields.report(
        "course.unknown-kind", at: kind.range, "'\(word)' is no kind of exercise",
        help: nearest(to: word, among: Exercise.Task.kinds).map { "did you mean '\($0)'?" }
          ?? "the kinds are \(Exercise.Task.kinds.joined(separator: ", "))")
      return nil
    }
  }

  private mutating func answer() -> Written? {
    guard fields.required("answer", for: "what is right") != nil else { return nil }
    return fields.written("answer")
  }

  /// The formula is `answer`, or what `find` asks for, worked out; where both are there they have to agree.
  private mutating func matrix() -> Exercise.Task? {
    if let find = fields.written("find") {
      return .matrix(answer: fields.written("answer") ?? find, find: find)
    }
    return answer().map { .matrix(answer: $0, find: nil) }
  }

  private mutating func precision() -> Exercise.Precision {
    let tolerance = fields.written("tolerance")
    let relative = fields.written("relative")
    let significant = fields.whole("significant", in: 1...15)
    let decimals = fields.whole("decimals", in: 0...15)
    let exact = fields.word("exact")
    var found: [Exercise.Precision] = []
    if let tolerance { found.append(.tolerance(tolerance)) }
    if let relative { found.append(.relative(relative)) }
    if let significant { found.append(.significant(significant)) }
    if let decimals { found.append(.decimals(decimals)) }
    if exact == "true" { found.append(.exact) }
    if found.count > 1, let second = fields.value("decimals") ?? fields.value("significant") {
      fields.report("course.two-precisions", at: second.range, "how close a number must be is said twice")
    }
    return found.first ?? .exact
  }

  // MARK: - Kinds with lists

  private mutating func choice(_ place: SourceRange) -> Exercise.Task? {
    guard let options = list(body.lastList, of: "options", at: place),
      let value = fields.required("correct", for: "the label of the right option, 'b'")
    else { return nil }
    let labels = fields.list("correct")
    let correct = labels.compactMap { index(of: $0, count: options.count) }
    guard correct.count == labels.count else { return nil }
    if !body.feedback.isEmpty && body.feedback.count != options.count {
      fields.report(
        "course.feedback", at: place,
        "the feedback has \(body.feedback.count) items for \(options.count) options")
    }
    return .choice(
      Exercise.Choice(
        options: options, correct: Set(correct), isMultiple: value.list != nil, feedback: body.feedback))
  }

  private mutating func order(_ place: SourceRange) -> Exercise.Task? {
    guard let items = list(body.lastList, of: "items", at: place),
      fields.required("order", for: "a right order, '[c, a, b]'") != nil
    else { return nil }
    let labels = fields.list("order")
    let order = labels.compactMap { index(of: $0, count: items.count) }
    guard order.count == labels.count else { return nil }
    guard order.sorted() == Array(items.indices) else {
      fields.report("course.order", at: place, "'order' must name each of the \(items.count) items once")
      return nil
    }
    var before: [Exercise.Order.Pair]?
    if fields.value("before") != nil {
      before = fields.list("before").compactMap { pair($0, order) }
    }
    return .order(Exercise.Order(items: items, order: order, before: before))
  }

  /// `c a`: c before a, which `order` must obey itself.
  private mutating func pair(_ text: Written, _ order: [Int]) -> Exercise.Order.Pair? {
    let labels = text.text.split { $0 == " " || $0 == "," || $0 == "[" || $0 == "]" }
    let indices = labels.compactMap { index(of: Written(String($0), at: text.range), count: order.count) }
    guard labels.count == 2, indices.count == 2, let first = order.firstIndex(of: indices[0]),
      let second = order.firstIndex(of: indices[1]), first < second
    else {
      fields.report(
        "course.order", at: text.range, "'\(text.text)' is no pair that 'order' obeys", help: "write 'c a'")
      return nil
    }
    return Exercise.Order.Pair(indices[0], indices[1])
  }

  private mutating func brokenLine(_ place: SourceRange) -> Exercise.Task? {
    guard let lines = list(body.lastNumberedList, of: "numbered lines", at: place),
      fields.required("broken", for: "the number of the wrong line") != nil,
      let broken = fields.whole("broken", in: 1...lines.count)
    else { return nil }
    return .brokenLine(
      Exercise.BrokenLine(lines: lines, broken: broken, correction: fields.written("correction")))
  }

  private mutating func list(
    _ list: [[Block]]?, of what: String, at place: SourceRange
  ) -> [[Block]]? {
    guard let list, list.count >= 2, list.count <= 26 else {
      fields.report("course.no-list", at: place, "the prompt has no list of 2 to 26 \(what)")
      return nil
    }
    return list
  }

  /// The index of a label: `b` is 1.
  private mutating func index(of label: Written, count: Int) -> Int? {
    let letters = Array(label.text.utf8)
    if letters.count == 1, letters[0] >= UInt8(ascii: "a"), Int(letters[0] - UInt8(ascii: "a")) < count {
      return Int(letters[0] - UInt8(ascii: "a"))
    }
    let last = Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(count - 1)))
    fields.report(
      "course.unknown-label", at: label.range, "'\(label.text)' is no label; they are a to \(last)")
    return nil
  }

  // MARK: - Gradient and code

  private mutating func gradient() -> Exercise.Task? {
    guard fields.required("cost", for: "the formula to differentiate") != nil,
      let cost = fields.written("cost"), fields.required("by", for: "the parameters, '[w, b]'") != nil
    else { return nil }
    return .gradient(cost: cost, by: fields.list("by"), precision())
  }

  private mutating func code(_ place: SourceRange) -> Exercise.Task? {
    let starter = ExerciseBody.swiftCode(in: body.prompt).last
    let reference = ExerciseBody.swiftCode(in: body.solution).first
    if starter == nil {
      fields.report("course.no-starter", at: place, "the prompt has no 'swift' block to start from")
    }
    if reference == nil {
      fields.report("course.no-reference", at: place, "the solution has no 'swift' block")
    }
    guard fields.required("function", for: "the name of the function") != nil,
      let function = fields.written("function"),
      fields.required("cases", for: "calls to try, '[\"sigmoid(0)\"]'") != nil, let starter, let reference
    else { return nil }
    return .code(
      Exercise.Code(
        function: function, starter: starter, reference: reference, cases: fields.list("cases"),
        precision: precision(), gradient: codeGradient()))
  }

  private mutating func codeGradient() -> Exercise.Code.Gradient? {
    let entries = fields.names("gradient")
    guard !entries.isEmpty else { return nil }
    guard let cost = entries["cost"], let parameter = entries["by"], entries.count == 2 else {
      fields.report(
        "course.code-gradient", at: entries[0].nameRange, "'gradient' takes {cost: …, by: …}")
      return nil
    }
    return Exercise.Code.Gradient(cost: cost, parameter: parameter)
  }
}
