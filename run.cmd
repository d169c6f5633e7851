@echo off
rem What `make run` does, for Windows:  run.cmd [port] [address]
rem Makes .venv, installs requirements.txt into it once, then serves the application.
setlocal
cd /d "%~dp0"

set "PORT=8501"
set "ADDRESS=127.0.0.1"
if not "%~1"=="" set "PORT=%~1"
if not "%~2"=="" set "ADDRESS=%~2"

set "INSTALLED=.venv\requirements.txt.installed"
set "VENV_PYTHON=.venv\Scripts\python.exe"
set "NEW_ENOUGH=import sys; sys.exit(sys.version_info < (3, 11))"

"%VENV_PYTHON%" -c "import pip" >nul 2>nul && goto packages

set "PYTHON="
for %%V in (3.14 3.13 3.12 3.11) do if not defined PYTHON py -%%V -c "%NEW_ENOUGH%" >nul 2>nul && set "PYTHON=py -%%V"
if not defined PYTHON python -c "%NEW_ENOUGH%" >nul 2>nul && set "PYTHON=python"
if not defined PYTHON goto no_python

if exist .venv rmdir /s /q .venv
%PYTHON% -m venv .venv
if errorlevel 1 goto no_venv

:packages
fc /b requirements.txt "%INSTALLED%" >nul 2>nul && goto serve
echo Installing requirements.txt into .venv (once; it takes a minute or two) ...
"%VENV_PYTHON%" -m pip install --disable-pip-version-check --no-input --require-hashes --only-binary :all: --requirement requirements.txt >.venv\pip.log 2>&1
if errorlevel 1 goto no_packages
copy /y requirements.txt "%INSTALLED%" >nul

:serve
"%VENV_PYTHON%" -m streamlit run app.py --server.port=%PORT% --server.address=%ADDRESS%
exit /b %errorlevel%

:no_python
echo Python 3.11 or newer is needed: install it from https://www.python.org/downloads/ and run this again.
exit /b 1

:no_venv
echo The folder .venv could not be made: see the line above; the disk must be writable and not full.
exit /b 1

:no_packages
echo The packages could not be installed: check the network and the disk; the reasons are in .venv\pip.log
exit /b 1
