"""The workbench's server under attack: nothing leaks, nothing is lost, nobody is kept waiting.

    server_test.py ZOPA
"""
import concurrent.futures
import http.client
import json
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "ukraine-talks"
ZOPA = ""
SECRET = "Crimea"  # stands in every page of the example
PATIENCE = 60


class Server:
    """A `zopa serve` of its own on a file of its own."""

    def __init__(self, path, *arguments):
        self.path = path
        self.process = subprocess.Popen([ZOPA, "serve", str(path), "--no-open", *arguments],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self.process.stdout.readline().strip()
        parts = urllib.parse.urlsplit(self.address)
        self.host, self.port, self.root = parts.hostname, parts.port, parts.path

    def ask(self, method, path, body=None, headers=None, timeout=PATIENCE):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=timeout)
        try:
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            return response.status, response.read(), dict(response.getheaders())
        finally:
            connection.close()

    def state(self):
        return json.loads(self.ask("GET", self.root + "api/state")[1])

    def post(self, what, body, headers=None):
        status, text, _ = self.ask("POST", self.root + "api/" + what, json.dumps(body),
                                   {"Content-Type": "application/json", **(headers or {})})
        return status, json.loads(text)

    def edit(self, **edit):
        return self.post("edit", {"revision": self.state()["revision"], "edit": edit})

    def suppose(self, *steps):
        return self.edit(kind="suppose", steps=list(steps))

    def off(self, line):
        return self.suppose({"kind": "switch_off", "id": line})

    def type(self, what):
        """A comment at the end of the text."""
        return self.edit(kind="text", text=f"{self.state()['text']}# {what}\n")

    def save(self, overwrite=False):
        return self.post("save", {"revision": self.state()["revision"], "overwrite": overwrite})

    def stop(self, how=signal.SIGINT):
        if self.process.poll() is None:
            self.process.send_signal(how)
        self.process.wait(PATIENCE)
        self.process.stdout.close()

    def memory(self):
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) // 1024
        return 0


class Served(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        for name in ("talks.yaml", "briefing.md"):
            shutil.copy(EXAMPLE / name, self.folder / name)
        (self.folder / "secret.txt").write_text("nobody's business", encoding="utf-8")
        self.path = self.folder / "talks.yaml"
        self.server = self.serve()

    def serve(self, *arguments):
        server = Server(self.path, *arguments)
        self.addCleanup(server.stop)
        return server

    def assert_refused(self, status, text):
        self.assertIn(status, (400, 403, 404, 405))
        self.assertNotIn(SECRET, text.decode(errors="replace"))


class WhoMayAsk(Served):
    def test_whoever_has_the_address(self):
        status, text, headers = self.server.ask("GET", self.server.root)
        self.assertEqual(status, 200)
        self.assertIn(SECRET, text.decode())
        self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
        self.assertNotIn("unsafe", headers["Content-Security-Policy"])
        self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
        self.assertEqual(headers["Cache-Control"], "no-store")
        self.assertFalse([name for name in headers if name.lower().startswith("access-control")])

    def test_only_this_machine(self):
        self.assertTrue(self.server.address.startswith("http://127.0.0.1:"), self.server.address)

    def test_addresses_are_never_the_same(self):
        self.server.stop()
        self.assertNotEqual(self.server.root, self.serve().root)

    def test_nobody_without_the_token(self):
        root = self.server.root
        wrong = "/" + "x" * (len(root) - 2) + "/"
        for path in ("/", "/api/state", "/api/tree", "/api/drafts", "/api/picture?name=who&language=en", "/page.js", "/favicon.ico", wrong, wrong + "api/state", "/api/disk",
                     root[:-2] + "/", root.upper() if root.upper() != root else "/x/", "//", "/%2e"):
            self.assert_refused(*self.server.ask("GET", path)[:2])
        for what in ("edit", "undo", "redo", "save", "take", "drafts"):
            status, text, _ = self.server.ask("POST", f"/api/{what}", "{}",
                                              {"Content-Type": "application/json"})
            self.assert_refused(status, text)

    def test_a_drawing_is_made_of_what_there_is_to_draw(self):
        def asked(query):
            status, text, _ = self.server.ask("GET", self.server.root + "api/picture" + query)
            return status, text
        status, text = asked("?name=who&language=en")
        self.assertEqual((status, text[:4]), (200, b"<svg"))
        self.assertNotEqual(asked("?name=who&language=fr"), (status, text))
        for query in ("", "?name=who", "?name=../who&language=en", "?name=who&language=xx"):
            self.assertEqual(asked(query)[0], 400, query)

    def test_no_other_host(self):
        for host in ("evil.example", f"evil.example:{self.server.port}", "127.0.0.1",
                     f"127.0.0.1.evil.example:{self.server.port}", "127.0.0.1:1", ""):
            self.assert_refused(*self.server.ask("GET", self.server.root, headers={"Host": host})[:2])

    def test_no_other_origin(self):
        port = self.server.port
        for origin in ("http://evil.example", "null", f"https://127.0.0.1:{port}",
                       f"http://127.0.0.1:{port + 1}", f"http://127.0.0.1:{port}.evil.example"):
            for headers in ({"Origin": origin}, {"Sec-Fetch-Site": "cross-site"},
                            {"Sec-Fetch-Site": "same-site"}):
                status, text, _ = self.server.ask("GET", self.server.root + "api/state",
                                                  headers=headers)
                self.assert_refused(status, text)
                status, text, _ = self.server.ask(
                    "POST", self.server.root + "api/edit", "{}",
                    {"Content-Type": "application/json", **headers})
                self.assert_refused(status, text)
        status, _, _ = self.server.ask("GET", self.server.root,
                                       headers={"Origin": f"http://127.0.0.1:{port}",
                                                "Sec-Fetch-Site": "same-origin"})
        self.assertEqual(status, 200)
        connection = http.client.HTTPConnection(self.server.host, port, timeout=PATIENCE)
        connection.putrequest("GET", self.server.root)
        for origin in (f"http://127.0.0.1:{port}", "http://evil.example"):
            connection.putheader("Origin", origin)
        connection.endheaders()
        self.assertEqual(connection.getresponse().status, 403)
        connection.close()

    def test_no_form_of_another_site(self):
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
            body = json.dumps({"revision": 1, "edit": {
                "kind": "suppose", "steps": [{"kind": "switch_off", "id": "ua-crimea"}]}})
            status, text, _ = self.server.ask("POST", self.server.root + "api/edit", body,
                                              {"Content-Type": kind})
            self.assert_refused(status, text)
        self.assertEqual(self.server.state()["suppositions"], [])

    def test_no_path_leads_out(self):
        root = self.server.root
        for path in ("../secret.txt", "../../etc/passwd", "%2e%2e/secret.txt", "..%2fsecret.txt",
                     "secret.txt", "briefing.md", "talks.yaml", "api/../../secret.txt",
                     "....//secret.txt", "page.js/../secret.txt", "/etc/passwd", "page.js%00.html"):
            status, text, _ = self.server.ask("GET", root + path)
            self.assertIn(status, (400, 403, 404), path)
            self.assertNotIn(b"nobody's business", text)
            self.assertNotIn(b"root:", text)

    def test_no_source_outside_the_folder(self):
        inner = self.folder / "inner"
        inner.mkdir()
        text = self.path.read_text(encoding="utf-8")
        shutil.copy(EXAMPLE / "briefing.md", inner)
        (inner / "talks.yaml").write_text(text, encoding="utf-8")
        server = Server(inner / "talks.yaml")
        self.addCleanup(server.stop)
        status, reply = server.edit(kind="text",
                                    text=text.replace("file: briefing.md", "file: ../secret.txt"))
        self.assertEqual(status, 200)
        self.assertEqual(reply["state"]["faults"][0]["code"], "outside")
        self.assertNotIn("nobody's business", json.dumps(reply))


    def test_from_another_machine_no_other_file_of_the_folder(self):
        self.server.stop()
        server = self.serve("--listen", "127.0.0.2")
        text = self.path.read_text(encoding="utf-8")
        _, reply = server.edit(kind="text", text=text.replace("file: briefing.md",
                                                              "file: secret.txt"))
        self.assertEqual(reply["state"]["faults"][0]["code"], "outside")
        self.assertNotIn("nobody's business", json.dumps(reply))
        server.suppose({"kind": "new_option", "issue": "nato", "name": "Something else"})
        _, reply = server.edit(kind="record", id=1)
        self.assertEqual(reply["faults"][0]["code"], "faulty-text")

    def test_whoever_comes_to_the_page_from_elsewhere_may_see_it(self):
        headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
        self.assertEqual(self.server.ask("GET", self.server.root, headers=headers)[0], 200)
        status, text, _ = self.server.ask("GET", self.server.root + "api/state", headers=headers)
        self.assert_refused(status, text)


class HeavyWeather(Served):
    def test_bodies_of_100_megabytes(self):
        body = b"{" + b" " * (100 << 20)
        for path in (self.server.root + "api/edit", "/api/edit"):
            try:
                status, text, _ = self.server.ask("POST", path, body,
                                                  {"Content-Type": "application/json"})
                self.assertIn(status, (400, 403, 413))
                self.assertNotIn(SECRET.encode(), text)
            except (BrokenPipeError, ConnectionResetError):
                pass  # not read to the end
        self.assertEqual(self.server.ask("GET", self.server.root)[0], 200)
        self.assertLess(self.server.memory(), 1000)

    def test_bodies_without_a_length_or_packed(self):
        for headers in ({"Transfer-Encoding": "chunked"}, {"Content-Encoding": "gzip"}):
            status, text, _ = self.server.ask(
                "POST", self.server.root + "api/edit", b"2\r\n{}\r\n0\r\n\r\n",
                {"Content-Type": "application/json", **headers})
            self.assert_refused(status, text)

    # Packing the page for whoever takes it cost a second of its two.
    def test_nothing_is_packed_on_its_way(self):
        for path in ("", "api/state"):
            status, text, headers = self.server.ask("GET", self.server.root + path, None,
                                                    {"Accept-Encoding": "gzip, deflate, br"})
            self.assertEqual(status, 200)
            self.assertNotIn("Content-Encoding", headers)
            self.assertEqual(len(text), int(headers["Content-Length"]))

    def test_what_is_no_request_of_the_page(self):
        for body in ("", "{", "[" * 100000, "null", '{"revision": 1e400}', '{"revision": -1}',
                     '{"revision": 1, "edit": {"kind": "text", "text": 3}}',
                     '{"revision": 1, "edit": {"kind": "suppose", "steps": [[[[[[[[[[]]]]]]]]]]}}',
                     "\xff\xfe", '{"revision": 1, "edit": {"kind": "\\ud800"}}'):
            status, text, _ = self.server.ask("POST", self.server.root + "api/edit",
                                              body.encode("latin-1"),
                                              {"Content-Type": "application/json"})
            self.assertIn(status, (200, 400, 409), body[:40])
            json.loads(text)
        self.assertEqual(self.server.ask("GET", self.server.root)[0], 200)

    def test_what_is_of_the_wrong_type_or_missing_changes_nothing(self):
        before = self.server.state()
        whole = {"tick": {"id": 1, "on": True}, "remove": {"id": 1}, "record": {"id": 1},
                 "suppose": {"steps": [{"kind": "switch_off", "id": "ru-crimea"}]},
                 "text": {"text": "zopa: 1"}}
        steps = {"switch_off": {"id": "ru-crimea"},
                 "move": {"id": "ru-crimea", "options": ["russian"]},
                 "order": {"party": "russia", "issue": "crimea", "classes": [["russian"]]},
                 "new_option": {"issue": "crimea", "name": "N"},
                 "take": {"party": "russia", "issue": "crimea", "option": "russian"},
                 "table": {"issue": "crimea", "option": "russian"}}

        def spoilt(kind, whole):
            for key, value in whole.items():
                for wrong in (None, -1, 1.5, {}, [3], "", [[]]):
                    is_of_its_type = isinstance(wrong, type(value)) and wrong not in ([3], -1)
                    if not is_of_its_type or (kind == "suppose" and wrong == [[]]):
                        yield {"kind": kind, **whole, key: wrong}
                yield {"kind": kind, **{name: whole[name] for name in whole if name != key}}

        edits = [None, [], {}, {"kind": 1}]
        for kind, edit in whole.items():
            edits += spoilt(kind, edit)
        for kind, step in steps.items():
            edits += [{"kind": "suppose", "steps": [wrong]} for wrong in spoilt(kind, step)]
        bodies = [{"revision": before["revision"], "edit": edit} for edit in edits]
        bodies += [{"revision": revision, "edit": {"kind": "text", "text": ""}}
                   for revision in (None, "1", -1, 1.5, [], True)]
        for body in bodies:
            status, reply = self.server.post("edit", body)
            self.assertEqual((status, reply["faults"][0]["code"]), (400, "bad-request"), body)
        for wrong in ({}, {"text": "zopa: 1"}, {"theirs": "", "text": 1}):
            status, _ = self.server.post("take", {"revision": before["revision"], **wrong})
            self.assertEqual(status, 400)
        for overwrite in (None, 1, "true", []):
            status, _ = self.server.post("save", {"revision": before["revision"],
                                                  "overwrite": overwrite})
            self.assertEqual(status, 400)
        after = self.server.state()
        for key in ("revision", "dirty", "text"):  # the answer may have been completed meanwhile
            self.assertEqual(after[key], before[key])

    def test_what_is_written_down_is_cut_from_the_sources_on_file(self):
        text = self.server.state()["text"]
        def put(passage, **more):
            return {"do": "put", "at": ["statements", "new"], "value": {"about": ["russia"]},
                    "passage": {"source": "briefing", "from": 0, "to": 20, **passage}, **more}
        for act in (put({"source": "secret.txt"}), put({"source": "../talks.yaml"}), put({"from": 10**9, "to": 2 * 10**9}),
                    put({"from": 20}), put({}, at=["statements", "../x"]), put({}, at=["positions", "99"]),
                    put({}, value={"quote": "a", "text": ["b"]}), put({}, value={"x": {"y": {"z": "w"}}}),
                    {"do": "put", "at": ["sources", "s"], "value": {"file": "../../etc/passwd"}},
                    {"do": "put", "at": ["parties", "p"], "value": {"name": "A\u202eB"}},
                    {"do": "put", "at": ["parties", "p"], "value": {"name": "A", "role": "king"}},
                    {"do": "take_away", "at": ["parties"]}, {"do": "take_away", "at": ["nothing", "here"]}):
            status, reply = self.server.edit(kind="write", acts=[act])
            self.assertEqual(status, 409, act)
            self.assertEqual(reply["state"]["text"], text, act)
        for acts in (None, [], [[]], [{"do": "put"}], [put({"from": "0"})], [put({}, at="statements")], [put({})] * 101,
                     [put({}, value=None)], [put({}, found="guessing")]):
            self.assertEqual(self.server.edit(kind="write", acts=acts)[0], 400, acts)
        status, reply = self.server.edit(kind="write", acts=[put({}, found="reported")])
        self.assertEqual((status, reply["state"]["can_undo"]), (200, True))
        self.assertIn("# from a draft, found by rule: reported\n", reply["state"]["text"])
        self.assertEqual(self.server.post("undo", {"revision": reply["state"]["revision"]})[1]["state"]["text"], text)

    def test_of_drafts_only_what_the_rules_find_is_kept(self):
        decided = self.folder / "talks.drafts.yaml"
        self.server.edit(kind="write", acts=[{"do": "take_away", "at": ["statements", "terms"]}], with_dependents=True)
        before = self.server.state()["text"]
        _, text, _ = self.server.ask("GET", self.server.root + "api/drafts")
        draft = json.loads(text)["open"][0]
        for body in ({}, [], {"source": "briefing", "quote": "made up"}, {"source": "briefing", "quote": draft["quote"], "verdict": "burn"},
                     {"source": "briefing", "quote": "made up: [x]", "verdict": "refused"}, {"source": 1, "quote": draft["quote"], "verdict": "refused"}):
            status, _ = self.server.post("drafts", body)
            self.assertIn(status, (400, 409), body)
            self.assertFalse(decided.exists())
        status, left = self.server.post("drafts", {"source": "briefing", "quote": draft["quote"], "verdict": "refused"})
        self.assertEqual((status, [one["quote"] for one in left["refused"]]), (200, [draft["quote"]]))
        self.assertIn("rule: " + draft["rule"], decided.read_text(encoding="utf-8"))
        self.assertEqual(self.server.state()["text"], before)

    def test_text_that_is_not_utf8_is_a_fault(self):
        status, reply = self.server.edit(kind="text", text="zopa: 1\ntitle: \x00")
        self.assertEqual(status, 200)
        self.assertEqual(reply["state"]["faults"][0]["code"], "bad-character")

    def test_slow_clients_keep_nobody_waiting(self):
        begun = (b"GET / HTTP/1.1\r\nHost: x\r\nX: ", b"", b"GET /" + b"a" * 100,
                 b"POST /x/api/edit HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n")
        slow = []
        for i in range(300):
            client = socket.create_connection((self.server.host, self.server.port))
            client.sendall(begun[i % len(begun)])
            slow.append(client)
        stop = threading.Event()

        def drip():
            while not stop.wait(0.5):
                for client in slow:
                    try:
                        client.send(b"a")
                    except OSError:
                        pass

        dripping = threading.Thread(target=drip)
        dripping.start()
        try:
            for _ in range(5):
                start = time.monotonic()
                self.assertEqual(self.server.ask("GET", self.server.root)[0], 200)
                self.assertLess(time.monotonic() - start, 10)
            time.sleep(7)
            for client in slow:  # each has been shown out by now
                client.settimeout(10)
                try:
                    while client.recv(1000):
                        pass
                except ConnectionError:
                    pass
        finally:
            stop.set()
            dripping.join()
            for client in slow:
                client.close()

    def test_one_connection_asks_again_and_again(self):
        connection = http.client.HTTPConnection(self.server.host, self.server.port,
                                                timeout=PATIENCE)
        for _ in range(20):
            connection.request("GET", self.server.root + "api/state")
            kept = connection.sock
            response = connection.getresponse()
            self.assertEqual((response.status, kept), (200, connection.sock or kept))
            json.loads(response.read())
        connection.close()
        with socket.create_connection((self.server.host, self.server.port)) as client:
            one = f"GET {self.server.root}page.css HTTP/1.1\r\nHost: {self.server.host}:" \
                  f"{self.server.port}\r\n"
            client.sendall((one + "\r\n" + one + "Connection: close\r\n\r\n").encode())
            client.settimeout(PATIENCE)
            text = b"".join(iter(lambda: client.recv(65536), b""))
            self.assertEqual(text.count(b"HTTP/1.1 200 OK"), 2)

    def test_a_thousand_requests_at_once(self):
        path = self.server.root + "api/state?since=0"
        with concurrent.futures.ThreadPoolExecutor(1000) as pool:
            answers = [pool.submit(self.server.ask, "GET", path) for _ in range(1000)]
            statuses = [answer.result()[0] for answer in answers]
        self.assertEqual(statuses, [200] * 1000)

    def test_edits_from_many_windows_all_count_or_are_told(self):
        lines = ["ua-crimea", "ua-nato", "ua-donbas", "ru-crimea", "ru-nato", "ru-donbas"]

        def window(line):
            while True:
                status, reply = self.server.off(line)
                if status == 200:
                    return
                self.assertEqual(reply["faults"][0]["code"], "outdated")

        with concurrent.futures.ThreadPoolExecutor(len(lines)) as pool:
            list(pool.map(window, lines))
        self.assertEqual(sorted(one["steps"][0]["id"] for one in self.server.state()["suppositions"]),
                         sorted(lines))


class NothingIsLost(Served):
    def test_ending_it_keeps_what_was_not_saved(self):
        self.server.stop()
        for how in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
            before = self.path.read_text(encoding="utf-8")
            server = self.serve()
            server.type(f"Ended by {how.name}")
            text = server.state()["text"]
            server.stop(how)
            self.assertEqual(self.path.read_text(encoding="utf-8"), before)
            again = self.serve()
            state = again.state()
            self.assertTrue(state["restored"])
            self.assertEqual(state["text"], text)
            self.assertEqual(again.save()[0], 200)
            again.stop()
            self.assertEqual(self.path.read_text(encoding="utf-8"), text)

    def test_kill_during_a_save(self):
        self.server.stop()
        known = {self.path.read_text(encoding="utf-8")}
        dice = random.Random(1)
        for turn in range(12):
            server = self.serve()
            if server.state()["changed_on_disk"]:
                self.fail("a session took its own file for another's")
            server.type(f"Turn {turn}")
            text = server.state()["text"]
            known.add(text)
            revision = server.state()["revision"]
            killer = threading.Timer(dice.random() * 0.004,
                                     lambda: os.kill(server.process.pid, signal.SIGKILL))
            killer.start()
            try:
                server.post("save", {"revision": revision, "overwrite": False})
            except (OSError, http.client.HTTPException):
                pass
            killer.join()
            server.stop(signal.SIGKILL)
            self.assertIn(self.path.read_text(encoding="utf-8"), known)
            again = self.serve()
            self.assertEqual(again.state()["text"], text)  # on disk, or beside it
            again.save()
            again.stop(signal.SIGTERM)
            self.assertEqual(again.process.returncode, 0)
            self.assertEqual(self.path.read_text(encoding="utf-8"), text)
            self.assertEqual(sorted(os.listdir(self.folder)),
                             ["briefing.md", "secret.txt", "talks.yaml"])

    def test_a_file_is_served_once_by_whatever_name(self):
        (self.folder / "twin.yaml").hardlink_to(self.path)
        (self.folder / "link.yaml").symlink_to(self.path)
        for name in ("talks.yaml", "twin.yaml", "link.yaml"):
            run = subprocess.run([ZOPA, "serve", self.folder / name, "--no-open"], text=True,
                                 env={**os.environ, "TMPDIR": "/nowhere"}, capture_output=True,
                                 timeout=PATIENCE, check=False)
            self.assertEqual(run.returncode, 2, name)
            self.assertIn("another `zopa serve`", run.stderr)
        self.server.stop()
        os.unlink(self.folder / "twin.yaml")
        os.unlink(self.folder / "link.yaml")
        self.assertEqual(sorted(os.listdir(self.folder)),
                         ["briefing.md", "secret.txt", "talks.yaml"])

    def test_a_file_changed_elsewhere_is_not_written_over(self):
        self.server.off("ua-crimea")
        self.server.type("mine")
        theirs = self.path.read_text(encoding="utf-8") + "# theirs\n"
        self.path.write_text(theirs, encoding="utf-8")
        status, reply = self.server.save()
        self.assertEqual((status, reply["faults"][0]["code"]), (409, "changed-on-disk"))
        self.assertTrue(reply["state"]["changed_on_disk"])
        self.assertEqual(self.path.read_text(encoding="utf-8"), theirs)
        disk = json.loads(self.server.ask("GET", self.server.root + "api/disk")[1])
        self.assertEqual(disk["text"], theirs)
        merged = theirs + "# mine\n"
        revision = reply["state"]["revision"]
        status, reply = self.server.post("take", {"revision": revision, "theirs": disk["base"],
                                                  "text": merged})
        self.assertEqual((status, reply["faults"][0]["code"]), (409, "changed-on-disk"))
        status, reply = self.server.post("take", {"revision": revision, "theirs": theirs,
                                                  "text": merged})
        self.assertEqual((status, reply["state"]["changed_on_disk"]), (200, False))
        self.assertEqual(self.server.save()[0], 200)
        self.assertEqual(self.path.read_text(encoding="utf-8"), merged)

    def test_one_at_a_time(self):
        run = subprocess.run([ZOPA, "serve", str(self.path), "--no-open"], capture_output=True,
                             text=True, timeout=PATIENCE, check=False)
        self.assertEqual(run.returncode, 2)
        self.assertIn("another `zopa serve` is at work on this file", run.stderr)

    def test_the_side_file_is_its_owners_and_follows_no_link(self):
        treasure = self.folder / "treasure.txt"
        treasure.write_text("mine", encoding="utf-8")
        side = self.folder / ".talks.yaml.zopa-unsaved"
        side.symlink_to(treasure)
        self.server.type("A link")
        self.assertEqual(treasure.read_text(encoding="utf-8"), "mine")
        self.assertFalse(side.is_symlink())
        self.assertEqual(side.stat().st_mode & 0o777, 0o600)

    def test_what_is_supposed_leaves_nothing_behind(self):
        text = self.path.read_text(encoding="utf-8")
        self.server.off("ua-nato")
        self.server.suppose({"kind": "new_option", "issue": "nato", "name": "Leased"},
                            {"kind": "take", "party": "russia", "issue": "nato", "option": "leased"})
        state = self.server.state()
        self.assertEqual([one["kind"] for one in state["suppositions"]], ["switch_off", "way"])
        self.assertFalse(state["dirty"])
        self.assertEqual(state["text"], text)
        self.server.save()
        self.assertEqual(self.path.read_text(encoding="utf-8"), text)
        self.server.stop()
        self.assertFalse((self.folder / ".talks.yaml.zopa-unsaved").exists())
        self.assertEqual(self.serve().state()["suppositions"], [])

    def test_a_folder_that_cannot_be_written_is_told(self):
        if os.getuid() == 0:
            self.skipTest("root may write everywhere")
        self.folder.chmod(0o500)
        self.addCleanup(self.folder.chmod, 0o700)
        self.server.type("Not kept")
        self.assertFalse(self.server.state()["kept_aside"])

    def test_a_spoilt_side_file_is_no_obstacle(self):
        self.server.stop()
        side = self.folder / ".talks.yaml.zopa-unsaved"
        for spoilt in ("", "{", "[]", '{"text": 1}', "\xff", '{"text": "x", "sha256_of_file": 2}'):
            side.write_text(spoilt, encoding="latin-1")
            server = self.serve()
            self.assertFalse(server.state()["restored"])
            server.stop()


class TheCommand(Served):
    def run_zopa(self, *arguments):
        return subprocess.run([ZOPA, "serve", *map(str, arguments), "--no-open"],
                              capture_output=True, text=True, timeout=PATIENCE, check=False)

    def test_a_faulty_file_is_refused_with_its_faults(self):
        faulty = self.folder / "faulty.yaml"
        faulty.write_text("zopa: 1\nparties: 3\n", encoding="utf-8")
        run = self.run_zopa(faulty)
        self.assertEqual(run.returncode, 2)
        self.assertIn("faulty.yaml:2:", run.stderr)

    def test_a_score_sheet_is_worked_on_in_a_file_beside_it(self):
        sheet, ours = self.folder / "sheet.csv", self.folder / "sheet.yaml"
        sheet.write_bytes("issue;option;Port;Gewerkschaft für Hafen\nKai;lang;0,5;4\n;kurz;60;0\n"
                          .encode("cp1252"))
        run = self.run_zopa(sheet)
        self.assertEqual(run.returncode, 2)
        self.assertIn("--encoding", run.stderr)
        for _ in range(2):
            server = Server(sheet, "--encoding", "windows-1252")
            self.assertIn("Gewerkschaft für Hafen", server.state()["text"])
            self.assertEqual(server.ask("GET", server.root + "own-copy")[0], 403)
            server.stop()
        ours.write_text(ours.read_text("utf-8") + "# mine\n", encoding="utf-8")
        run = self.run_zopa(sheet, "--encoding", "windows-1252")
        self.assertEqual(run.returncode, 2)
        self.assertIn("is not what sheet.csv says now", run.stderr)
        self.assertTrue(ours.read_text("utf-8").endswith("# mine\n"))

    def test_a_scenario_of_another_program_is_worked_on_in_a_file_in_its_folder(self):
        for name in ("genius", "negmas"):
            folder = self.folder / name
            shutil.copytree(ROOT / "tests" / "foreign" / name, folder)
            server = Server(folder)
            self.assertIn("zopa: 1", server.state()["text"])
            server.stop()
            self.assertTrue((folder / f"{name}.yaml").exists())

    def test_a_port_that_is_taken(self):
        other = self.folder / "other.yaml"
        shutil.copy(self.path, other)
        run = self.run_zopa(other, "--port", self.server.port)
        self.assertEqual(run.returncode, 2)
        self.assertIn("the port is taken", run.stderr)
        self.assertEqual(self.run_zopa(other, "--port", 70000).returncode, 2)
        self.assertEqual(self.run_zopa(other, "--listen", "203.0.113.1").returncode, 2)


if __name__ == "__main__":
    ZOPA = sys.argv.pop(1)
    unittest.main()
