"""The AWS CLI, one process for many calls: its start takes half a second, a call a few milliseconds.

Each line of standard input holds the arguments of one call of `aws`, as a JSON array. Each is answered by one line of
JSON: {"code": the exit code, "stdout": …, "stderr": …}.
"""

import contextlib
import io
import json
import sys

from awscli.clidriver import create_clidriver

driver = create_clidriver()


def call(arguments):
    try:
        return driver.main(arguments)
    except SystemExit as end:
        return end.code


for line in sys.stdin:
    stdout, stderr = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(stdout), contextlib.redirect_stderr(stderr):
        code = call(json.loads(line))
    print(json.dumps({"code": code, "stdout": stdout.getvalue(), "stderr": stderr.getvalue()}), flush=True)
