import Testing

@testable import Numerics

@Suite("Every published value of the course that needs no pictures")
struct PublishedValueTests {
  @Test(arguments: PublishedValue.all)
  func reproduced(_ value: PublishedValue) throws {
    let computed = try computed(value.run, value.recipe())
    for (name, figure) in value.expected {
      let wanted = figure.matrix
      let got = try #require(computed[name], "\(name) is not computed")
      try #require(got.count == wanted.count, "\(name): \(got.shape) for \(wanted.shape)")
      for (x, y) in zip(got.elements, wanted.elements) {
        #expect(abs(x - y) <= value.absolute + value.relative * abs(y), "\(name): \(x) for \(y)")
      }
    }
  }

  @Test func allAreThere() {
    #expect(PublishedValue.all.count == 124)
    #expect(Set(PublishedValue.all.map { $0.name }).count == 124)
  }
}
