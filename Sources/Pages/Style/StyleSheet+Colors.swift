extension StyleSheet {
  /// Colours by meaning. Nothing is told by colour alone: paper may be grey.
  static let colors = """
    :root {
      color-scheme: light dark;
      --ink: #1a1a1a; --soft: #555; --faint: #c4c4c4; --paper: #fff; --wash: #f6f6f3; --accent: #0b4f8a;
      --value: #0b4f8a; --gradient: #a3260d; --warn: #a3260d; --good: #1f6b32;
      --c1: #0b4f8a; --c2: #b3470b; --c3: #2a7a3b; --c4: #7a3a8c; --c5: #8a6d00; --c6: #3f6f78;
      --keyword: #8b1a62; --type: #0b4f8a; --number: #7a4300; --string: #9a2a12; --comment: #50605a;
      --serif: "Latin Modern Roman", "STIX Two Text", Cambria, Charter, Georgia, "Noto Serif", serif;
      --math: "Latin Modern Math", "STIX Two Math", "STIX Math", "Cambria Math", "TeX Gyre Termes Math", math;
      --mono: "DejaVu Sans Mono", Menlo, Consolas, "Liberation Mono", "Noto Sans Mono CJK SC", monospace;
    }
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --ink: #e6e4df; --soft: #a9a7a1; --faint: #4a4a4a; --paper: #16181a; --wash: #202326; --accent: #8ec2f0;
        --value: #8ec2f0; --gradient: #f2a08c; --warn: #f2a08c; --good: #8fd3a0;
        --c1: #8ec2f0; --c2: #f0b07c; --c3: #8fd3a0; --c4: #d0a3e0; --c5: #e0cc70; --c6: #9fd0d8;
        --keyword: #f09ccc; --type: #8ec2f0; --number: #e8bb80; --string: #f2a08c; --comment: #9fb3aa;
      }
    }
    """
}
