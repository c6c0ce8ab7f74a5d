import Algebra
import Derivation
import Notation
import Testing

@Test func tellsARightLineFromAWrongOne() throws {
  let checker = DerivationChecker(goal: try read("x*(x - 1)"))
  #expect(checker.check(lines: ["x^2 - x"]).verdict == .correct)
  #expect(checker.check(lines: ["x^2 + x"]).verdict == .wrong)
  #expect(checker.check(lines: ["x*("]).verdict == .malformed)
}
