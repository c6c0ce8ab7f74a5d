import Testing

@testable import Course

struct LinkCase: CustomTestStringConvertible {
  let destination: String
  let target: Link.Target
  var testDescription: String { destination }
}

@Test(arguments: [
  LinkCase(
    destination: "../../Sources/NeuralNetworks/ComputationGraph.swift#backward",
    target: .implementation(
      path: "../../Sources/NeuralNetworks/ComputationGraph.swift", symbol: "backward")),
  LinkCase(
    destination: "../../exercises/week2/forward-values.md",
    target: .exercise(path: "../../exercises/week2/forward-values.md")),
  LinkCase(
    destination: "07-computation-graph.md#forward",
    target: .lesson(path: "07-computation-graph.md", fragment: "forward")),
  LinkCase(destination: "#forward", target: .lesson(path: "", fragment: "forward")),
  LinkCase(destination: "https://example.org/a.md", target: .web),
  LinkCase(destination: "//example.org/a.md", target: .web),
  LinkCase(destination: "en-resource://database/2871:1", target: .web),
  LinkCase(destination: "data/houses.csv", target: .file(path: "data/houses.csv")),
  LinkCase(destination: "a.swift", target: .file(path: "a.swift")),
])
func tellsWhereALinkLeads(_ link: LinkCase) {
  #expect(Link.Target(link.destination) == link.target)
}
