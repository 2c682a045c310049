@echo off
rem Runs the examples: gradus digits. Builds them first when that was not done yet or sources have changed since.
setlocal
set "ROOT=%~dp0"
set "TARGET=%ROOT%examples\target"
set "BUILT=%TARGET%\start-script.built"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"

if not exist "%BUILT%" goto build
powershell -NoProfile -Command "$t = (Get-Item $env:BUILT).LastWriteTime; $new = 'core','vector','layers','models','losses','optimizers','training','visualization','testkit','examples' | ForEach-Object { Join-Path $env:ROOT $_ } | ForEach-Object { Get-ChildItem (Join-Path $_ 'src\main') -Recurse; Get-Item (Join-Path $_ 'pom.xml') } | Where-Object { $_.LastWriteTime -gt $t }; if ($new -or (Get-Item (Join-Path $env:ROOT 'pom.xml')).LastWriteTime -gt $t) { exit 1 }"
if not errorlevel 1 goto run

:build
echo Building the examples (the first time takes a minute or two) ... 1>&2
if exist "%BUILT%" del "%BUILT%"
if exist "%TARGET%\lib" rmdir /s /q "%TARGET%\lib"
if not exist "%TARGET%" mkdir "%TARGET%"
rem The time before the build: what changes during it is built the next time.
type nul > "%BUILT%.new"
pushd "%ROOT%"
call mvnw.cmd -B -q -DskipTests -Dmaven.source.skip -Dmaven.javadoc.skip package -pl examples -am
if errorlevel 1 (
  popd
  echo gradus: the build failed, see above 1>&2
  exit /b 1
)
popd
move /y "%BUILT%.new" "%BUILT%" > nul

:run
rem Drawings in the terminal are made of characters that only UTF-8 has.
chcp 65001 > nul
"%JAVA%" --add-modules jdk.incubator.vector -cp "%TARGET%\classes;%TARGET%\lib\*" -Djava.awt.headless=true -Dstdout.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Dsun.stderr.encoding=UTF-8 dev.gradus.examples.Main %*
exit /b %errorlevel%
