"""Serves a generated export (`generate_export.py --compact`) as an API server prints it, page by page, on loopback.

Usage: page_server.py FOLDER KUBECONFIG. Prints its address and ends with its standard input. A page has as many objects
as `limit` says; a compact export has one object a line, so a page is a run of lines and costs the server no parsing.
"""
import json
import sys
import urllib.parse

import loopback

FOLDER, KUBECONFIG = sys.argv[1:]
KINDS = {"pods": ("Pod", True), "nodes": ("Node", False)}
EMPTY = {
    "/api/v1": {"namespaces": "Namespace", "services": "Service"},
    "/apis/apps/v1": {"deployments": "Deployment", "replicasets": "ReplicaSet", "statefulsets": "StatefulSet",
                      "daemonsets": "DaemonSet"},
    "/apis/networking.k8s.io/v1": {"ingresses": "Ingress"},
    "/apis/discovery.k8s.io/v1": {"endpointslices": "EndpointSlice"},
}


def lines(name):
    """Where each object's line begins, and where the last one ends."""
    starts, at = [], 0
    with open(f"{FOLDER}/{name}.json", "rb") as file:
        for line in file:
            text = line.lstrip()
            if text.startswith(b'{"apiVersion"'):
                starts.append((at + len(line) - len(text), len(text.rstrip().rstrip(b","))))
            at += len(line)
    return starts


PLACES = {name: lines(name) for name in KINDS}


def discovery(path):
    """What kubectl asks before it asks for a list by its name."""
    if path == "/api":
        return {"kind": "APIVersions", "versions": ["v1"]}
    if path == "/apis":
        return {"kind": "APIGroupList", "apiVersion": "v1", "groups": []}
    if path == "/api/v1":
        return {"kind": "APIResourceList", "groupVersion": "v1", "resources": [
            {"name": name, "singularName": kind.lower(), "namespaced": inside, "kind": kind, "verbs": ["list", "get"]}
            for name, (kind, inside) in KINDS.items()]}
    root, _, name = path.rpartition("/")
    if name in EMPTY.get(root, {}):
        version = root.removeprefix("/apis/").removeprefix("/api/")
        return {"kind": EMPTY[root][name] + "List", "apiVersion": version, "metadata": {"resourceVersion": "1"}, "items": []}
    return None


class Handler(loopback.Handler):
    def do_GET(self):
        path, _, query = self.path.partition("?")
        name = path.removeprefix("/api/v1/")
        if name in KINDS:
            return self.page(name, urllib.parse.parse_qs(query))
        found = discovery(path)
        if not found:
            return self.status(404, "NotFound", "the server could not find the requested resource")
        self.answer(200, json.dumps(found).encode())

    def page(self, name, query):
        places = PLACES[name]
        start = int(query.get("continue", ["0"])[0])
        end = min(len(places), start + int(query.get("limit", [len(places)])[0]))
        with open(f"{FOLDER}/{name}.json", "rb") as file:
            file.seek(places[start][0])
            items = file.read(places[end - 1][0] + places[end - 1][1] - places[start][0])
        more = f',"continue":"{end}"' if end < len(places) else ""
        head = f'{{"kind":"{KINDS[name][0]}List","apiVersion":"v1","metadata":{{"resourceVersion":"1"{more}}},"items":['
        self.answer(200, head.encode() + items + b"]}\n")


loopback.serve(Handler, KUBECONFIG, {"bench": ("bench", "")})
