internal import Course
internal import SourceText

/// Every key and what it does.
struct HelpPage {
  private let setting: Setting

  init(_ setting: Setting) {
    self.setting = setting
  }

  private static let groups: [(Message, [Action])] = [
    (.helpMoving, [.next, .back, .down, .up, .pageDown, .pageUp, .top, .bottom]),
    (.helpFinding, [.contents, .goTo, .search, .glossary, .comeBack]),
    (.helpExercises, [.answer, .hint, .why, .solution, .skip, .again]),
    (.helpExperiments, [.run, .source]),
    (.helpOther, [.language, .help, .quit]),
  ]

  /// What a learner needs to know on the first day.
  var tour: [Line] {
    let rows: [(Action, Message)] = [
      (.next, .tourNext), (.back, .tourBack), (.answer, .tourAnswer), (.hint, .tourHint), (.run, .tourRun),
      (.source, .tourSource), (.language, .tourLanguage), (.help, .tourHelp), (.quit, .tourQuit),
    ]
    let lines = table(
      rows.map { action, message in
        (action.keys[0].name(in: setting.language, asciiOnly: setting.asciiOnly), setting.say(message))
      })
    return lines + [.empty, Line(setting.say(.tourStart), .strong)]
  }

  /// All keys.
  var lines: [Line] {
    var lines: [Line] = []
    for (title, actions) in HelpPage.groups {
      if !lines.isEmpty { lines.append(.empty) }
      lines.append(Line(setting.say(title), .strong))
      let rows = actions.map { action in
        (
          action.keys.map { $0.name(in: setting.language, asciiOnly: setting.asciiOnly) }.joined(
            separator: " "),
          setting.say(action.description)
        )
      }
      lines += table(rows)
    }
    lines.append(.empty)
    lines.append(Line(setting.say(.helpTyping), .strong))
    let typing: [(String, Message)] = [
      ("Tab", .helpTab), ("\(setting.asciiOnly ? "Up" : "↑") Ctrl-P", .helpHistory), ("Ctrl-_", .helpUndo),
      ("Ctrl-W Ctrl-U Ctrl-K", .helpDelete), ("Ctrl-Y", .helpYank), ("Ctrl-X", .helpEditor),
      ("Ctrl-D", .helpSubmit), ("Ctrl-T", .helpJudgeLines),
      ("Esc", .helpCancel),
    ]
    lines += table(typing.map { ($0.0, setting.say($0.1)) })
    return lines
  }

  private func table(_ rows: [(String, String)]) -> [Line] {
    let width = min(22, rows.map { DisplayWidth.columns(of: $0.0) }.max() ?? 0) + 2
    return rows.flatMap { keys, text -> [Line] in
      let body = Setting.wrapped(text, .plain, max(10, setting.columns - width - 2))
      let lead = Line("  " + keys, .accent).padded(to: width + 2)
      if lead.width > width + 2 { return [lead] + body.map { $0.indented(by: width + 2) } }
      return [lead + (body.first ?? .empty)] + body.dropFirst().map { $0.indented(by: width + 2) }
    }
  }
}
