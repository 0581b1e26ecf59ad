# Completion of `bulletin` in bash. The program answers with a line of settings, then a candidate a line.

_bulletin_typed() {
  # Before bash 4.3 COMP_POINT counts bytes.
  ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 403)) || local LC_ALL=C
  REPLY=${COMP_LINE:0:COMP_POINT}
}

_bulletin() {
  local REPLY line settings= seen=
  _bulletin_typed
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ -z $seen ]]; then
      settings=$line seen=1
    else
      COMPREPLY+=("${line%%$'\t'*}")
    fi
  done < <(command "$1" --complete bash "$REPLY" "$COMP_WORDBREAKS" 2>/dev/null)
  [[ $settings == *nospace* ]] && compopt -o nospace 2>/dev/null
  [[ $settings == *files* ]] && compopt -o default 2>/dev/null
  return 0
}

complete -o nosort -F _bulletin bulletin 2>/dev/null || complete -F _bulletin bulletin
