import Algebra
import Derivation
import Notation
import Testing

struct DerivationCheckerTests {
  @Test(arguments: try DerivationCase.load("right.txt"))
  func acceptsWhatIsRight(_ item: DerivationCase) throws {
    let report = try item.report()
    #expect(report.summary == "correct", "\(report.transcript(item.lines))")
  }

  @Test(arguments: try DerivationCase.load("wrong.txt"))
  func findsTheFaultyLineAndItsSlip(_ item: DerivationCase) throws {
    let report = try item.report()
    #expect(report.summary == item.expected, "\(report.transcript(item.lines))")
  }
}
