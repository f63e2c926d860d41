"""Puts up a server with two tenants, makes people for each role, and lets Schemathesis ask as each of them."""

import argparse
import json
import os
import pathlib
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).parent
PASSWORD = "plumb bob on a long line"
# Whoever gets an account from somebody else chooses another password at once.
FIRST_PASSWORD = "a line that is not plumb"
ROLES = ["viewer", "operator", "approver", "administrator"]
AREA = "groups"
PATIENCE_SECONDS = 120
# Going through every boundary of every field takes minutes, so that a small budget leaves it out.
EXAMPLES_FOR_COVERAGE = 50
# What ends the run for everybody, or never answers.
LEFT_OUT = ["signOut", "watchEvents"]
CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "tells_nothing_of_others",
]
PROXYLESS = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Client:
    """Speaks to the server as one person."""

    def __init__(self, base):
        self.base = base
        self.cookie = ""

    def ask(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {"content-type": "application/json"} if data is not None else {}
        if self.cookie:
            headers["cookie"] = self.cookie
        request = urllib.request.Request(self.base + path, data=data, headers=headers, method=method)
        try:
            with PROXYLESS.open(request) as answer:
                given = answer.headers.get("set-cookie")
                if given:
                    self.cookie = given.split(";")[0]
                text = answer.read()
                return json.loads(text) if text else None
        except urllib.error.HTTPError as refusal:
            sys.exit(f"error: {method} {path} is answered with {refusal.code}: {refusal.read().decode()}")


def main():
    options = arguments()
    started = []
    with tempfile.TemporaryDirectory() as folder:
        try:
            simulator = start_simulator(options.binary, folder, started)
            server = start_server(options.binary, folder, simulator, started)
            faults = check_all(options, server, simulator, pathlib.Path(folder))
            faults += faults_of_the_log(pathlib.Path(folder) / "server.log")
        finally:
            for process in started:
                process.terminate()
            for process in started:
                process.wait()
    if faults:
        sys.exit("error: " + "; ".join(faults))


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--examples", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--reports", type=pathlib.Path, required=True)
    return parser.parse_args()


def check_all(options, server, simulator, folder):
    administrator = Client(server)
    token = wait_for(lambda: (folder / "data" / "setup-token").read_text() or None, "the set-up token")
    administrator.ask("POST", "/api/v1/setup", {"token": token, "username": "root", "password": PASSWORD})
    own, other = [connect(administrator, tenant) for tenant in made_up(simulator)[:2]]
    marks = marks_of(administrator, other)
    faults = []
    # Everybody signs in before anybody guesses passwords from this address.
    for name, person, foreign_marks in list(people(administrator, server, own, marks)):
        if not asked_without_fault(options, server, name, person, own, other, foreign_marks):
            faults.append(f"asked as {name}, seed {options.seed}: see above")
    return faults


def made_up(simulator):
    return Client(simulator).ask("GET", "/__simulator/tenants")


def connect(administrator, tenant):
    """Connects a made-up tenant, reads it and agrees on what was read; tells its id."""
    credential = {"kind": "secret", "clientId": tenant["clientId"], "clientSecret": tenant["clientSecret"]}
    body = {"name": tenant["name"], "tenantId": tenant["directoryId"], "credential": credential}
    tenant_id = administrator.ask("POST", "/api/v1/tenants", body)["id"]
    job = administrator.ask("POST", f"/api/v1/tenants/{tenant_id}/sync", {})["jobId"]
    is_done = lambda: administrator.ask("GET", f"/api/v1/jobs/{job}")["state"] == "done"
    wait_for(is_done, "the first reading of a tenant")
    administrator.ask("POST", f"/api/v1/tenants/{tenant_id}/baselines/capture", {"label": "agreed"})
    return {"id": tenant_id, "name": tenant["name"], "directory": tenant["directoryId"], "domain": tenant["domain"]}


def marks_of(administrator, tenant):
    """What only somebody who may see the tenant can know."""
    path = f"/api/v1/tenants/{tenant['id']}/areas/{AREA}/resources?limit=5"
    resources = administrator.ask("GET", path)["items"]
    return [tenant["id"], tenant["name"], tenant["directory"], tenant["domain"]] + [one["id"] for one in resources]


def people(administrator, server, own, marks):
    """Everybody who asks: the name to tell, the client, and what that one must never be told."""
    yield "administrator of everything", administrator, []
    for role in ROLES:
        grant = {"role": role, "tenantId": own["id"]}
        body = {"username": role, "password": FIRST_PASSWORD, "grants": [grant]}
        administrator.ask("POST", "/api/v1/users", body)
        person = Client(server)
        person.ask("POST", "/api/v1/session", {"username": role, "password": FIRST_PASSWORD})
        change = {"currentPassword": FIRST_PASSWORD, "newPassword": PASSWORD}
        person.ask("PUT", "/api/v1/account/password", change)
        yield f"{role} of one tenant", person, marks


def asked_without_fault(options, server, name, person, own, other, foreign_marks):
    print(f"==> asking as {name}, {options.examples} requests for each operation", flush=True)
    path = f"/api/v1/tenants/{own['id']}/areas/{AREA}/resources?limit=1"
    resource = person.ask("GET", path)["items"][0]["id"]
    environment = os.environ | {
        "SCHEMATHESIS_HOOKS": "hooks",
        "PYTHONPATH": str(HERE),
        "API_CHECK_OWN": own["id"],
        "API_CHECK_OTHER": other["id"],
        "API_CHECK_AREA": AREA,
        "API_CHECK_RESOURCE": resource,
        "API_CHECK_MARKS": json.dumps(foreign_marks),
        "NO_PROXY": "127.0.0.1",
    }
    command = [sys.executable, "-m", "schemathesis.cli", "run", f"{server}/api/v1/openapi.json"]
    command += ["--header", f"cookie: {person.cookie}", "--checks", ",".join(CHECKS)]
    phases = "coverage,fuzzing" if options.examples >= EXAMPLES_FOR_COVERAGE else "fuzzing"
    command += ["--phases", phases, "--max-examples", str(options.examples), "--request-timeout", "60"]
    command += ["--seed", str(options.seed), "--no-shrink", "--continue-on-failure", "--warnings", "off"]
    for operation in LEFT_OUT:
        command += ["--exclude-operation-id", operation]
    options.reports.mkdir(parents=True, exist_ok=True)
    report = options.reports / f"{name.replace(' ', '-')}.xml"
    command += ["--report", "junit", "--report-junit-path", str(report)]
    return subprocess.run(command, env=environment, cwd=options.reports).returncode == 0


def faults_of_the_log(log):
    failed = [line for line in log.read_text().splitlines() if "a request failed" in line or "panicked" in line]
    for line in failed[:10]:
        print(line)
    return [f"{len(failed)} requests failed inside the server"] if failed else []


def start_simulator(binary, folder, started):
    port = free_port()
    with open(f"{folder}/simulator.log", "w") as log:
        arguments = [binary, "simulator", "--port", str(port), "--tenants", "2"]
        started.append(subprocess.Popen(arguments, cwd=folder, stdout=log, stderr=log))
    address = f"http://127.0.0.1:{port}"
    wait_for(lambda: answers(f"{address}/__simulator/tenants"), "the simulator")
    return address


def start_server(binary, folder, simulator, started):
    port = free_port()
    environment = {
        "PATH": os.environ["PATH"],
        "PLUMBLINE_ENV": "development",
        "PLUMBLINE_GRAPH_URL": simulator,
        "PLUMBLINE_LOGIN_URL": simulator,
        "PLUMBLINE_ENCRYPTION_KEY": secrets.token_hex(32),
        "PLUMBLINE_DATA_DIR": f"{folder}/data",
        "PORT": str(port),
    }
    with open(f"{folder}/server.log", "w") as log:
        started.append(subprocess.Popen([binary, "serve"], cwd=folder, env=environment, stdout=log, stderr=log))
    address = f"http://127.0.0.1:{port}"
    wait_for(lambda: answers(f"{address}/readyz"), "the server")
    return address


def answers(address):
    with PROXYLESS.open(address, timeout=5) as answer:
        return answer.status == 200


def wait_for(attempt, what):
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            result = attempt()
            if result:
                return result
        except OSError:
            pass
        time.sleep(0.2)
    sys.exit(f"error: {what} was not there after {PATIENCE_SECONDS} seconds")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    main()
