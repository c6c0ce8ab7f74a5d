internal import Experiments

/// Results as lines, kept while the window and the result stay the same.
struct DrawingCache {
  private struct Key: Hashable {
    let request: RunRequest
    let setting: Setting
    let rows: Int
  }

  private var drawings: [Key: [Line]] = [:]

  mutating func lines(of result: ExperimentResult, _ request: RunRequest, _ setting: Setting, rows: Int)
    -> [Line]
  {
    let key = Key(request: request, setting: setting, rows: rows)
    if let known = drawings[key] { return known }
    let lines = ResultPrinter(setting, rows: rows).lines(result)
    if drawings.count >= 32 { drawings.removeAll(keepingCapacity: true) }
    drawings[key] = lines
    return lines
  }
}
