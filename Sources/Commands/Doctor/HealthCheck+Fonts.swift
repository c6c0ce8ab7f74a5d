import Course

extension HealthCheck {
  /// The fonts that pages are set in; a PDF without them has formulas in another face, or boxes for Chinese.
  static let fonts = HealthCheck { invocation in
    let environment = invocation.surroundings.environment
    let home = environment("HOME").map { [$0 + "/.fonts", $0 + "/.local/share/fonts"] } ?? []
    let files = (["/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/texmf/fonts"] + home)
      .flatMap { fontFiles(below: $0) }
    let needs: [(names: [String], package: String)] = [
      (["latinmodern-math", "lmmath", "stixtwomath", "cambria"], "fonts-lmodern"),
      (["notoserifcjk", "notosanscjk", "sourcehanserif", "songti", "simsun"], "fonts-noto-cjk"),
    ]
    let missing = needs.filter { need in
      !files.contains { file in need.names.contains { file.hasPrefix($0) } }
    }
    let name = invocation.localized("fonts for pages", "印刷字体")
    guard !missing.isEmpty else {
      return Result(
        name: name, state: .good, found: invocation.localized("mathematics, Chinese", "数学、中文"))
    }
    let packages = missing.map(\.package).joined(separator: ", ")
    return Result(
      name: name, state: .limited,
      found: invocation.localized("others stand in; install \(packages)", "用其他字体代替；请安装 \(packages)"))
  }

  /// The names of the font files in a folder and those below, in lower case.
  private static func fontFiles(below folder: String, depth: Int = 0) -> [String] {
    guard depth < 6, isFolder(folder) else { return [] }
    return folderEntries(folder).flatMap { entry -> [String] in
      let path = Path.joined(folder, entry)
      if isFolder(path) { return fontFiles(below: path, depth: depth + 1) }
      let name = entry.lowercased()
      return name.hasSuffix("f") || name.hasSuffix("ttc") ? [name] : []
    }
  }
}
