import SourceText
import Testing

@testable import Course

@Suite struct VariantTests {
  static let text = """
    ---
    kind: number
    given: {u: b*c}
    answer: a + u
    try: {a: 5, b: 3, c: 2}
    variants: {a: 2..9, b: [7, 8]}
    ---
    With $a = 5$<!-- = a -->, $b = 3$<!-- = b --> and 1986<!-- given -->, half of it is 2.50<!-- = a/2 -->.

    ## Solution

    **11**<!-- = total -->

    """

  private func compute(_ formula: String, _ values: [String: String]) -> Double? {
    let numbers = values.compactMapValues(Double.init)
    guard let a = numbers["a"], let b = numbers["b"], let c = numbers["c"] else { return nil }
    switch formula {
    case "a": return a
    case "b": return b
    case "a/2": return a / 2
    case "total": return a + b * c
    default: return nil
    }
  }

  @Test func putsTheNumbersEverywhere() throws {
    let exercise = try Exercise(SourceFile(name: "v.md", text: Self.text))
    var seen: Set<String> = []
    for seed in 0..<200 {
      let variant = try exercise.variant(seed: UInt64(seed), compute: compute)
      let a = try #require(variant.context.try["a"].flatMap { Int($0.text) })
      let b = try #require(variant.context.try["b"].flatMap { Int($0.text) })
      #expect((2...9).contains(a) && (b == 7 || b == 8))
      #expect(
        variant.prompt.first?.allText
          == "With a = \(a), b = \(b) and 1986, half of it is \(a / 2).\(a % 2 == 0 ? "0" : "5")0.")
      #expect(variant.solution.first?.allText == "\(a + 2 * b)")
      #expect(variant.context.try["c"]?.text == "2")
      #expect(variant.id == exercise.id)
      seen.insert("\(a) \(b)")
      // The same seed, the same variant.
      #expect(try exercise.variant(seed: UInt64(seed), compute: compute).words.text == variant.words.text)
    }
    #expect(seen.count == 16)
  }

  /// A given number that is shown rounded would make the right answer wrong.
  @Test func showsGivenNumbersWithAllTheirDigits() throws {
    let text = Self.text.replacing("b: [7, 8]", with: "b: [0.25]").replacing("$b = 3$", with: "$b = 0.5$")
    let exercise = try Exercise(SourceFile(name: "v.md", text: text))
    let variant = try exercise.variant(seed: 1, compute: compute)
    #expect(variant.prompt.first?.allText.contains("b = 0.25 ") == true)
  }

  @Test func saysWhatCannotBeComputed() throws {
    let text = Self.text.replacing("= a/2", with: "= a/0")
    let exercise = try Exercise(SourceFile(name: "v.md", text: text))
    #expect(throws: ExerciseError.self) { try exercise.variant(seed: 1, compute: compute) }
  }

  struct Printing: CustomTestStringConvertible {
    let value: Double
    let model: String
    let text: String
    var testDescription: String { "\(value) like \(model)" }
  }

  @Test(arguments: [
    Printing(value: 3, model: "7", text: "3"), Printing(value: -0.5, model: "7", text: "-0.5"),
    Printing(value: 1.0 / 3, model: "7", text: "0.333333"),
    Printing(value: 1.0 / 3, model: "0.25", text: "0.33"),
    Printing(value: 2, model: "0.250", text: "2.000"), Printing(value: -0.004, model: "0.25", text: "0.00"),
    Printing(value: 9.999, model: "0.25", text: "10.00"),
  ])
  func printsLikeTheOriginal(_ printing: Printing) {
    #expect(Exercise.printed(printing.value, like: printing.model) == printing.text)
  }
}
