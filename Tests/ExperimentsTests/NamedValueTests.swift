import Experiments
import Testing

struct ClaimCase: CustomTestStringConvertible, Sendable {
  let value: Double
  let claim: String
  let holds: Bool
  var testDescription: String { "\(value) as \(claim)" }
}

@Test(arguments: [
  ClaimCase(value: 33, claim: "33", holds: true),
  ClaimCase(value: 33.0030000001, claim: "33.003", holds: true),
  ClaimCase(value: 33.0036, claim: "33.003", holds: false),
  ClaimCase(value: 0.524979187, claim: "0.524979", holds: true),
  ClaimCase(value: 0.524979187, claim: "0.525979", holds: false),
  ClaimCase(value: -0.475020812, claim: "−0.475021", holds: true),
  ClaimCase(value: 4.0e-6, claim: "4.0e-6", holds: true),
  ClaimCase(value: 4.1e-6, claim: "4.0e-6", holds: false),
  ClaimCase(value: 0.949152542, claim: "94.9%", holds: true),
  ClaimCase(value: 0.9475, claim: "94.9 %", holds: false),
  ClaimCase(value: .infinity, claim: "inf", holds: true),
  ClaimCase(value: .nan, claim: "nan", holds: true),
  ClaimCase(value: 1, claim: "one", holds: false),
])
func comparesToTheDigitsPrinted(_ claim: ClaimCase) {
  #expect(NamedValue("x", claim.value).agrees(with: claim.claim) == claim.holds)
}

@Test func comparesWordsWithoutSpaces() {
  #expect(NamedValue("shape W1", word: "(4, 3)").agrees(with: "(4,3)"))
  #expect(!NamedValue("shape W1", word: "(4, 3)").agrees(with: "(3,4)"))
}

@Test(arguments: [
  (NumberStyle.shortest, 33.0, "33"), (.shortest, 0.1, "0.1"), (.shortest, -0.0, "0"),
  (.shortest, 1e300, "1e+300"), (.decimals(2), 0.5, "0.50"), (.decimals(2), -0.001, "0.00"),
  (.significant(6), 0.5249791874789399, "0.524979"), (.significant(3), 4.539786870243442e-05, "4.54e-05"),
  (.percent(1), 0.949152542, "94.9%"), (.shortest, .nan, "nan"), (.decimals(1), -.infinity, "-inf"),
])
func writesNumbers(_ style: NumberStyle, _ value: Double, _ text: String) {
  #expect(style.text(value) == text)
}
