import Course
import Experiments
import SourceText

extension LessonRule {
  /// Every number that a reader could check comes from the code: a formula that proves itself, a result of an
  /// experiment of the step, or a claim. What a formula or a claim says wrongly is an error.
  static let numbers = LessonRule { lesson, world in
    var values = ClaimValue(world: world)
    let bytes = Array(lesson.source.text.utf8)
    return lesson.steps.flatMap { step in
      var check = NumberCheck(bytes: bytes, values: values)
      check.check(step.blocks)
      values = check.values
      return check.diagnostics
    }
  }
}

/// The numbers of one step, or of one exercise.
struct NumberCheck {
  let bytes: [UInt8]
  /// What claims may name: the experiments of the lesson up to here, or the quantities of the exercise.
  private(set) var values: ClaimValue
  private(set) var diagnostics: [Diagnostic] = []
  /// What the experiments of this step give, and what was proved in it.
  private var provided: [NamedValue] = []
  private var proved: Set<String> = []
  private var claimed: [SourceRange] = []

  init(bytes: [UInt8], values: ClaimValue, provided: [NamedValue] = []) {
    self.bytes = bytes
    self.values = values
    self.provided = provided
  }

  /// Takes the numbers of a text as given: those of a question. What it claims is checked all the same.
  mutating func give(_ blocks: [Block]) {
    for claim in blocks.allClaims { check(claim) }
    for passage in blocks.passages {
      for number in PrintedNumber.all(in: bytes, passage.range, isMath: passage.isMath) {
        proved.insert(number.magnitude)
      }
    }
  }

  mutating func check(_ blocks: [Block]) {
    for block in blocks.flattened {
      if case .experiment(let experiment) = block.kind {
        provide(experiment)
        values.above.append(experiment)
      } else {
        for claim in [block].claimsHere { check(claim) }
        for formula in [block].formulasHere { check(formula) }
      }
    }
    for passage in blocks.passages {
      for number in PrintedNumber.all(in: bytes, passage.range, isMath: passage.isMath) {
        if let diagnostic = problem(number) { diagnostics.append(diagnostic) }
      }
    }
  }

  private mutating func provide(_ block: ExperimentBlock) {
    for parameter in block.parameters {
      let text = Array(parameter.value.utf8)
      for number in PrintedNumber.all(in: text, SourceRange(0, text.count), isMath: true) {
        proved.insert(number.magnitude)
      }
    }
    guard let result = try? values.world.result(of: block) else { return }
    provided += result.values
  }

  // MARK: - Claims

  private mutating func check(_ claim: Claim) {
    claimed.append(claim.range)
    let text = PrintedNumber.normalized(claim.value)
    proved.insert(text.hasPrefix("-") ? String(text.dropFirst()) : text)
    if claim.formula == "given" { return }
    do throws(ClaimError) {
      let value = try values.value(of: claim)
      if value.agrees(with: text) { return }
      // A number written behind its own minus sign in the text: −0.25.
      if !text.hasPrefix("-"), value.agrees(with: "-" + text), hasMinus(before: claim.range.lower) { return }
      diagnostics.append(
        Diagnostic(
          "lint.claim", at: claim.range, "'\(claim.formula)' is \(value.text), not \(claim.value)",
          mend: Diagnostic.Mend(claim.range, value.text)))
    } catch {
      diagnostics.append(Diagnostic("lint.claim", at: claim.range, error.message, help: error.help))
    }
  }

  private func hasMinus(before index: Int) -> Bool {
    index >= 3 && (bytes[index - 1] == UInt8(ascii: "-") || bytes[index - 3..<index].elementsEqual("−".utf8))
  }

  // MARK: - Formulas and the rest

  private mutating func check(_ math: Math) {
    let check = EquationCheck(math)
    diagnostics += check.diagnostics
    proved.formUnion(check.proved)
  }

  /// `unit 2.16`, `第 2.16 单元`: a place in the course, not a quantity.
  private func isUnit(_ number: PrintedNumber) -> Bool {
    let parts = number.text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 1, parts[1].count <= 2 else { return false }
    let before = bytes[..<number.range.lower]
    let after = bytes[min(number.range.upper, bytes.count)...]
    let words = ["unit ", "Unit ", "units ", "Units ", "lesson ", "Lesson ", "单元 ", "单元"]
    if words.contains(where: { word in before.suffix(word.utf8.count).elementsEqual(word.utf8) }) {
      return true
    }
    return ["节", " 节", "单元", " 单元"].contains { after.starts(with: $0.utf8) }
  }

  private func problem(_ number: PrintedNumber) -> Diagnostic? {
    guard number.needsProof,
      !claimed.contains(where: { $0.lower < number.range.upper && number.range.lower < $0.upper }),
      !proved.contains(number.magnitude), !isUnit(number)
    else { return nil }
    let isGiven = provided.contains { value in
      guard case .number = value.quantity else { return false }
      return value.agrees(with: number.text) || value.agrees(with: number.magnitude)
        || value.agrees(with: "-" + number.magnitude)
    }
    if isGiven { return nil }
    return Diagnostic(
      "lint.unproved-number", at: number.range, "nothing in this step computes \(number.text)",
      help: "put a claim behind it, <!-- = formula -->, or <!-- given --> for a fact from outside")
  }
}

/// A stretch of the file whose numbers the reader sees.
struct Passage {
  let range: SourceRange
  let isMath: Bool
}

extension [Block] {
  /// The texts and formulas of these blocks; code, links, headings and experiments are left out.
  var passages: [Passage] {
    flatMap { block -> [Passage] in
      switch block.kind {
      case .paragraph(let inlines): inlines.passages
      case .math(let math): [Passage(range: math.range, isMath: true)]
      case .list(let list): list.items.flatMap(\.blocks.passages)
      case .quote(let blocks): blocks.passages
      case .table(let table): (table.header + table.rows.flatMap { $0 }).flatMap(\.passages)
      default: []
      }
    }
  }

  /// The claims of these blocks, not of the blocks inside them.
  fileprivate var claimsHere: [Claim] { withoutInner.allClaims }
  fileprivate var formulasHere: [Math] { withoutInner.formulas }

  private var withoutInner: [Block] {
    filter { block in
      switch block.kind {
      case .list, .quote: false
      default: true
      }
    }
  }
}

extension [Inline] {
  fileprivate var passages: [Passage] {
    flatMap { inline -> [Passage] in
      switch inline.kind {
      case .text: [Passage(range: inline.range, isMath: false)]
      case .math(let math): [Passage(range: math.range, isMath: true)]
      case .emphasis(let inner), .strong(let inner): inner.passages
      default: []
      }
    }
  }
}
