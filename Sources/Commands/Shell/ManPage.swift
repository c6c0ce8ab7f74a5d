import Experiments

/// The manual page, made from the table of commands.
struct ManPage {
  let commands: [Command]

  /// The page in the language of `man`.
  var text: String {
    var lines = [
      ".TH GRADUS 1 \"\" \"gradus \(gradusVersion)\" \"User Commands\"", ".SH NAME",
      "gradus \\- a companion to a course on neural networks", ".SH SYNOPSIS", ".B gradus",
      "[COMMAND] [OPTION...]",
      ".SH DESCRIPTION",
      escaped(
        "Lessons to step through in the terminal, answers judged with reasons, a whole class graded. Without a command, the lesson goes on where it was left."
      ),
      ".SH COMMANDS",
    ]
    for command in commands {
      lines += [
        ".SS \"gradus \(escaped(command.name + " " + command.arguments))\"",
        escaped(command.summary.english) + ".",
      ]
      for paragraph in command.description.english.split(separator: "\n") {
        lines += [".br", escaped(String(paragraph))]
      }
      for option in command.options {
        let value = option.placeholder.map { " \\fI\(escaped($0))\\fR" } ?? ""
        lines += [".TP", "\\fB\\-\\-\(escaped(option.name))\\fR\(value)", escaped(option.summary.english)]
      }
      for example in command.examples {
        lines += [
          ".PP", escaped(example.summary.english) + ":", ".nf", "    " + escaped(example.line), ".fi",
        ]
      }
    }
    lines.append(".SH OPTIONS OF EVERY COMMAND")
    for option in CommonOptions.all {
      let value = option.placeholder.map { " \\fI\(escaped($0))\\fR" } ?? ""
      lines += [".TP", "\\fB\\-\\-\(option.name)\\fR\(value)", escaped(option.summary.english)]
    }
    lines.append(".SH ENVIRONMENT")
    for (name, use) in ManPage.environment { lines += [".TP", ".B \(name)", escaped(use)] }
    lines.append(".SH EXIT STATUS")
    for (status, meaning) in ManPage.statuses { lines += [".TP", ".B \(status)", escaped(meaning)] }
    lines += [
      ".SH FILES", ".TP", ".I $XDG_STATE_HOME/gradus/progress.sqlite",
      escaped("Progress; by default below ~/.local/state."),
    ]
    return lines.joined(separator: "\n")
  }

  private static let environment = [
    ("GRADUS_COURSE", "The folder that holds 'lessons' and 'exercises'."),
    ("GRADUS_LANG", "Language, en or zh, where LANG does not say it."),
    ("GRADUS_THEME", "light or dark, where the terminal does not say it."),
    ("NO_COLOR", "Set: no colours."),
    ("ACCESSIBLE", "Set: plain text for screen readers, formulas in words."),
    ("VISUAL, EDITOR", "The editor for longer answers."),
    ("COLUMNS", "Width of printed text."),
  ]

  private static let statuses = [
    ("0", "done, correct, equal"), ("1", "wrong, different, findings"),
    ("2", "malformed, undecided or not gradable"), ("64", "usage"), ("66", "no such file"),
    ("70", "a fault of Gradus"), ("74", "input or output failed"),
  ]

  /// A text without what roff would read in it.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'" where result.isEmpty, "." where result.isEmpty: result += "\\&\(character)"
      default:
        for scalar in character.unicodeScalars {
          if scalar.isASCII {
            result.unicodeScalars.append(scalar)
          } else {
            // groff knows letters beyond ASCII by number.
            let digits = String(scalar.value, radix: 16, uppercase: true)
            result += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + "]"
          }
        }
      }
    }
    return result
  }
}
