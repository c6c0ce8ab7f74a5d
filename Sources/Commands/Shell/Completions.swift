import Experiments

/// Scripts that teach a shell to complete `gradus`, made from the table of commands.
struct Completions {
  let commands: [Command]

  static let shells = ["bash", "zsh", "fish"]

  func script(for shell: String) -> String {
    switch shell {
    case "zsh": zsh
    case "fish": fish
    default: bash
    }
  }

  /// What names the words that may stand behind a command.
  private func list(for command: Command) -> String? {
    switch command.name {
    case "learn", "source": "lessons"
    case "run": "experiments"
    case "check", "sheet": "exercises"
    default: nil
    }
  }

  private func options(of command: Command) -> [OptionEntry] { command.options + CommonOptions.all }

  // MARK: bash

  private var bash: String {
    var lines = [
      "# bash completion for gradus; put it into ~/.local/share/bash-completion/completions/gradus",
      "_gradus() {",
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= i",
      "  for ((i = 1; i < COMP_CWORD; i++)); do",
      "    case ${COMP_WORDS[i]} in --lang) ((i++)) ;; -*) ;; *) command=${COMP_WORDS[i]}; break ;; esac",
      "  done",
      "  case $before in",
    ]
    let choices = commands.flatMap { options(of: $0) }.filter { !$0.choices.isEmpty }
    for (name, words) in Dictionary(
      choices.map { ($0.name, $0.choices) }, uniquingKeysWith: { first, _ in first }
    )
    .sorted(by: { $0.key < $1.key }) {
      lines.append(
        "    --\(name)) COMPREPLY=($(compgen -W '\(words.joined(separator: " "))' -- \"$word\")); return ;;")
    }
    lines += ["  esac", "  case $command in"]
    for command in commands {
      let names = options(of: command).map { "--" + $0.name }.joined(separator: " ")
      var action = "COMPREPLY=($(compgen -W '\(names)' -- \"$word\"))"
      if let list = list(for: command) {
        action =
          "if [[ $word == -* ]]; then \(action); else "
          + "COMPREPLY=($(compgen -f -W \"$(gradus list \(list) 2>/dev/null | cut -d' ' -f1)\" -- \"$word\")); fi"
      } else {
        action = "if [[ $word == -* ]]; then \(action); else COMPREPLY=($(compgen -f -- \"$word\")); fi"
      }
      lines.append("    \(command.name)) \(action) ;;")
    }
    let names = commands.map(\.name).joined(separator: " ")
    lines += [
      "    *) COMPREPLY=($(compgen -W '\(names) --help --version' -- \"$word\")) ;;", "  esac", "}",
      "complete -o filenames -F _gradus gradus",
    ]
    return lines.joined(separator: "\n")
  }

  // MARK: zsh

  private var zsh: String {
    var lines = [
      "#compdef gradus", "# zsh completion for gradus; put it as _gradus into a folder of $fpath",
      "_gradus() {", "  local -a commands", "  commands=(",
    ]
    lines += commands.map { "    '\($0.name):\(quoted($0.summary.english))'" }
    lines += [
      "  )", "  if (( CURRENT == 2 )); then _describe command commands; return; fi", "  case $words[2] in",
    ]
    for command in commands {
      var specs = options(of: command).map { option -> String in
        let value = option.placeholder.map { placeholder in
          ":\(quoted(placeholder)):"
            + (option.choices.isEmpty ? "" : "(\(option.choices.joined(separator: " ")))")
        }
        return "'--\(option.name)[\(quoted(option.summary.english))]\(value ?? "")'"
      }
      if let list = list(for: command) {
        specs.append(
          "'*:name:_alternative \"names\\:name\\:(${(f)$(gradus list \(list) 2>/dev/null)%% *})\" files\\:file\\:_files'"
        )
      } else {
        specs.append("'*:file:_files'")
      }
      lines.append("    \(command.name)) _arguments \(specs.joined(separator: " ")) ;;")
    }
    return (lines + ["  esac", "}", "_gradus \"$@\""]).joined(separator: "\n")
  }

  // MARK: fish

  private var fish: String {
    var lines = ["# fish completion for gradus; put it into ~/.config/fish/completions/gradus.fish"]
    for command in commands {
      lines.append(
        "complete -c gradus -n __fish_use_subcommand -a \(command.name) -d '\(quoted(command.summary.english))'"
      )
      let isIn = "'__fish_seen_subcommand_from \(command.name)'"
      for option in options(of: command) {
        var line = "complete -c gradus -n \(isIn) -l \(option.name) -d '\(quoted(option.summary.english))'"
        if option.placeholder != nil { line += " -r" }
        if !option.choices.isEmpty { line += " -f -a '\(option.choices.joined(separator: " "))'" }
        lines.append(line)
      }
      if let list = list(for: command) {
        lines.append(
          "complete -c gradus -n \(isIn) -a '(gradus list \(list) 2>/dev/null | string split -f 1 \" \")'")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// A text between single quotes, without what a shell would read in it.
  private func quoted(_ text: String) -> String {
    text.map { character -> String in
      switch character {
      case "'": "’"
      case "[", "]", ":": " "
      default: String(character)
      }
    }.joined()
  }
}
