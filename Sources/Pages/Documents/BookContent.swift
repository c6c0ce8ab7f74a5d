/// What is in a book, each section beginning a page.
struct BookContent {
  struct Section {
    let html: HTML
    let isWeek: Bool
  }

  let runs: [StyleSheet.Run]
  private(set) var sections: [Section] = []
  /// The parts that name pages.
  var links: [HTML] = []

  init(runs: [StyleSheet.Run]) {
    self.runs = runs
  }

  mutating func append(_ html: HTML, isWeek: Bool = false) {
    sections.append(Section(html: html, isWeek: isWeek))
  }

  /// The sections in so many pieces of about as many each.
  ///
  /// - Parameter isTwoSided: Then pieces begin where weeks do, on right pages: elsewhere what is left and what is right
  ///   would depend on the pieces before.
  func pieces(count: Int, isTwoSided: Bool) -> [ArraySlice<Section>] {
    let length = max(1, (sections.count + count - 1) / count)
    var starts = Array(stride(from: 0, to: sections.count, by: length))
    if isTwoSided { starts = [0] + sections.indices.dropFirst().filter { sections[$0].isWeek } }
    return zip(starts, starts.dropFirst() + [sections.count]).map { sections[$0..<$1] }
  }
}
