import SourceText

/// Reads the fenced blocks `experiment` and `output`.
struct ExperimentReader {
  let fence: Fence

  /// The experiment of a block whose opening line ends with `info`; nil where its parameters cannot be read.
  func read(info: String, source: [UInt8]) -> (ExperimentBlock?, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let words = info.split(whereSeparator: \.isWhitespace)
    let name = words.count > 1 ? String(words[1]) : ""
    let nameRange = range(ofName: name, in: source)
    if name.isEmpty {
      diagnostics.append(
        Diagnostic(
          "course.experiment-without-name", at: nameRange, "the experiment has no name",
          help: "write it behind the word: ```experiment computation-graph"))
    }
    var parameters: [ExperimentBlock.Parameter] = []
    switch YAMLParser(place: fence.place).parse(fence.text) {
    case .failure(let failure): return (nil, diagnostics + [failure.diagnostic])
    case .success(nil): break
    case .success(let value?):
      guard let entries = value.map else {
        let problem = Diagnostic(
          "course.experiment-parameters", at: value.range,
          "\(value.kindName) stands where lines such as 'a: 5' belong")
        return (nil, diagnostics + [problem])
      }
      parameters = entries.map { entry in
        ExperimentBlock.Parameter(
          name: entry.key, value: entry.value.flattened, nameRange: entry.keyRange,
          valueRange: entry.value.range)
      }
    }
    let experiment = ExperimentBlock(
      name: name, nameRange: nameRange, parameters: parameters, claims: [], range: fence.range)
    return (experiment, diagnostics)
  }

  private func range(ofName name: String, in source: [UInt8]) -> SourceRange {
    let end = source[fence.range.lower...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? source.count
    let wanted = Array(name.utf8)
    var start = end
    while start > fence.range.lower, !source[start..<end].starts(with: wanted) || start == end {
      start -= 1
    }
    return wanted.isEmpty
      ? SourceRange(fence.range.lower, end) : SourceRange(start, start + wanted.count)
  }

  /// The lines `name: value` of an `output` block.
  func claims() -> ([Claim], [Diagnostic]) {
    var claims: [Claim] = []
    var diagnostics: [Diagnostic] = []
    let lines = fence.text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() where !line.trimmed.isEmpty {
      let start = fence.place(number, 0)
      let whole = SourceRange(start, start + line.utf8.count)
      guard let colon = line.range(ofLast: ": ") else {
        diagnostics.append(
          Diagnostic(
            "course.output-line", at: whole, "'\(line.trimmed)' is no claim", help: "write 'J: 33'"))
        continue
      }
      let value = line[colon.upperBound...].trimmed
      let (formula, settings) = ClaimReader.split(String(line[..<colon.lowerBound].trimmed))
      let offset = start + line.utf8.distance(from: line.utf8.startIndex, to: value.startIndex)
      claims.append(
        Claim(
          formula: formula, settings: settings, value: String(value),
          range: SourceRange(offset, offset + value.utf8.count)))
    }
    return (claims, diagnostics)
  }
}

extension Substring {
  /// Where a text stands last.
  fileprivate func range(ofLast text: String) -> Range<Index>? {
    var index = endIndex
    while index > startIndex {
      index = self.index(before: index)
      if self[index...].hasPrefix(text) {
        return index..<self.index(index, offsetBy: text.count)
      }
    }
    return nil
  }
}

extension ExperimentBlock {
  func claiming(_ claims: [Claim]) -> ExperimentBlock {
    ExperimentBlock(
      name: name, nameRange: nameRange, parameters: parameters, claims: claims, range: range)
  }
}
