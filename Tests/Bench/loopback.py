"""What the servers on loopback of tests and benchmarks share: an answer, a kubeconfig, and an end with standard input."""
import http.server
import json
import sys
import threading


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers with a body, and says nothing of it."""
    protocol_version = "HTTP/1.1"

    def answer(self, code, body, kind="application/json"):
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def status(self, code, reason, message):
        """A refusal as an API server words it."""
        self.answer(code, json.dumps({
            "kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure", "message": message,
            "reason": reason, "code": code}).encode())

    def log_message(self, *_):
        pass


def serve(handler, kubeconfig, contexts):
    """Serves until standard input ends, once the address is printed and the kubeconfig is written.

    `contexts` gives each context its cluster's name and the path behind the address; the first is the current one.
    """
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    url = f"http://127.0.0.1:{server.server_address[1]}"
    with open(kubeconfig, "w") as file:
        json.dump({
            "apiVersion": "v1", "kind": "Config", "current-context": next(iter(contexts)),
            "users": [{"name": "reader", "user": {}}],
            "clusters": [{"name": name, "cluster": {"server": url + path}} for name, path in contexts.values()],
            "contexts": [{"name": context, "context": {"cluster": name, "user": "reader"}}
                         for context, (name, _) in contexts.items()]}, file)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(url, flush=True)
    sys.stdin.read()
