#compdef bulletin
# Completion of `bulletin` in zsh. The program answers with a line of settings, then a candidate a line.

_bulletin() {
  local line settings
  local -a found names shown room
  found=("${(@f)$(command "${(Q)words[1]}" --complete zsh "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
  settings=$found[1]
  for line in "${(@)found[2,-1]}"; do
    names+=("${line%%$'\t'*}")
    shown+=("${line/$'\t'/  }")
  done
  [[ $settings == *nospace* ]] && room=(-S '')
  (( $#names )) && compadd -U -V bulletin $room -l -d shown -a names
  [[ $settings == *files* ]] && _files
}

if [[ $funcstack[1] == _bulletin ]]; then
  _bulletin "$@"
else
  compdef _bulletin bulletin
fi
