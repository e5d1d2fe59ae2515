# What electron-builder's uninstaller leaves behind: the folder in which its installer keeps a copy of itself, and the
# updater its downloads. An update needs them; it uninstalls the old version with --updated.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    !searchparse "${APP_INSTALLER_STORE_FILE}" "" UPDATER_FOLDER "\"
    # It is the installing account's own, also when the installation is for all users.
    ${if} $installMode == "all"
      SetShellVarContext current
    ${endIf}
    RMDir /r "$LOCALAPPDATA\${UPDATER_FOLDER}"
    ${if} $installMode == "all"
      SetShellVarContext all
    ${endIf}
  ${endIf}
!macroend
