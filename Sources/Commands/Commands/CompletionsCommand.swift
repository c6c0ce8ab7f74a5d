import Experiments

extension Command {
  /// `gradus completions`: the Tab key learns the commands.
  static let completions = Command(
    "completions", LocalizedText("a script that lets the shell complete commands", "让命令行能补全 gradus 的脚本"),
    arguments: Completions.shells.joined(separator: "|"), argumentCount: 1...1,
    examples: [
      Example(
        "gradus completions bash > ~/.local/share/bash-completion/completions/gradus",
        LocalizedText("for bash", "用于 bash")),
      Example(
        "gradus completions fish > ~/.config/fish/completions/gradus.fish",
        LocalizedText("for fish", "用于 fish")),
      Example("gradus completions zsh > ~/.zfunc/_gradus", LocalizedText("for zsh", "用于 zsh")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    let shell = invocation.arguments[0]
    guard Completions.shells.contains(shell) else {
      throw CommandFailure(
        .usage, "'\(shell)' is no shell that is known here", help: Completions.shells.joined(separator: ", "))
    }
    try invocation.print(Completions(commands: Command.all).script(for: shell))
    return .done
  }
}
