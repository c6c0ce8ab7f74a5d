/// A list to pick from, narrowed down by what is typed.
struct Chooser {
  enum Purpose: Hashable {
    case contents
    case goTo
    case search
    case glossary
  }

  struct Item {
    let line: Line
    /// What typed words are compared with.
    let words: String
    let target: Target
    /// Shown below when the item is selected.
    var details: [Line] = []
  }

  enum Target: Hashable {
    case step(index: Int)
    case lesson(path: String)
    case stepOfLesson(path: String, step: String)
    /// Nothing to go to: the details are all.
    case nothing
  }

  let purpose: Purpose
  var query: LineEditor
  var items: [Item]
  var selected = 0
  var top = 0

  init(_ purpose: Purpose, items: [Item], selected: Int = 0) {
    self.purpose = purpose
    self.items = items
    self.selected = selected
    query = LineEditor()
  }

  /// The items that hold every word typed.
  var shown: [Item] {
    let words = query.text.lowercased().split(separator: " ")
    if words.isEmpty || purpose == .search { return items }
    return items.filter { item in
      let text = item.words.lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }

  mutating func move(_ step: Int) {
    let count = shown.count
    guard count > 0 else { return }
    selected = min(max(selected + step, 0), count - 1)
  }
}
