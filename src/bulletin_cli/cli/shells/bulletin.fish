# Completion of `bulletin` in fish. The program answers with a line of settings, then a candidate a line.

function __bulletin_complete
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -l found (command $typed[1] --complete fish $typed[2..-1] "$current" 2>/dev/null)
    string match -q '*files*' -- "$found[1]"; and __fish_complete_path "$current"
    test (count $found) -gt 1; and printf '%s\n' $found[2..-1]
end

complete -c bulletin -f -a '(__bulletin_complete)'
