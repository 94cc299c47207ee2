"""A small recorded API server on loopback, for kubectl: prints its address, and ends with its standard input.

Usage: apiserver.py FOLDER [FLAW]. Writes FOLDER/kubeconfig with the contexts `shop` and `stranger`. Lists come in
pages of two, whatever the client asks for, as a real server may. FLAW: `forbidden` denies services, `html` answers
pods with a page of HTML, `bare` has no ENIConfigs, `slow` never answers pods, `expired` no longer knows the
third page of pods when it is first asked for.
"""
import base64
import json
import sys
import time
import urllib.parse

import loopback

FOLDER, FLAW = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""
ZONES = ["us-east-1a", "us-east-1b"]


def meta(name, namespace=None, **more):
    return {"name": name, **({"namespace": namespace} if namespace else {}), "uid": "0", **more}


def node(number):
    zone = ZONES[number % 2]
    return {"metadata": meta(f"node-{number}", labels={
        "topology.kubernetes.io/zone": zone, "topology.kubernetes.io/region": "us-east-1",
        "node.kubernetes.io/instance-type": "m6i.large", "eks.amazonaws.com/nodegroup": "web"}),
        "spec": {"providerID": f"aws:///{zone}/i-{number}"},
        "status": {"capacity": {"pods": "29"},
                   "allocatable": {"cpu": "1930m", "memory": "7Gi", "pods": "29"},
                   "nodeInfo": {"kubeletVersion": "v1.33.1", "osImage": "Amazon Linux 2023"},
                   "conditions": [{"type": "Ready", "status": "True"}]}}


def pod(number):
    return {"metadata": meta(f"web-1-{number}", "shop", ownerReferences=[
        {"kind": "ReplicaSet", "name": "web-1", "controller": True}]),
        "spec": {"nodeName": f"node-{number % 3 + 1}", "containers": [
            {"name": "web", "resources": {"requests": {"cpu": "250m", "memory": "256Mi"}}}]},
        "status": {"phase": "Running", "podIP": f"10.0.0.{number + 10}"}}


def workload(name, namespace, replicas=None, env=()):
    spec = {"template": {"spec": {"containers": [
        {"name": name, "env": [{"name": key, "value": value} for key, value in env]}]}}}
    return {"metadata": meta(name, namespace),
            "spec": {**spec, **({} if replicas is None else {"replicas": replicas})}}


LISTS = {
    "/api/v1/nodes": ("NodeList", "v1", [node(number) for number in (1, 2, 3)]),
    "/api/v1/namespaces": ("NamespaceList", "v1", [{"metadata": meta("shop")}]),
    "/api/v1/pods": ("PodList", "v1", [pod(number) for number in range(7)]),
    "/api/v1/services": ("ServiceList", "v1", [
        {"metadata": meta("web", "shop"), "spec": {"type": "ClusterIP", "ports": [{"port": 80}]}}]),
    "/apis/apps/v1/deployments": ("DeploymentList", "apps/v1", [workload("web", "shop", 7)]),
    "/apis/apps/v1/replicasets": ("ReplicaSetList", "apps/v1", [workload("web-1", "shop", 7)]),
    "/apis/apps/v1/statefulsets": ("StatefulSetList", "apps/v1", []),
    "/apis/apps/v1/daemonsets": ("DaemonSetList", "apps/v1", [
        workload("aws-node", "kube-system", env=[("ENABLE_PREFIX_DELEGATION", "true"), ("WARM_PREFIX_TARGET", "1")])]),
    "/apis/networking.k8s.io/v1/ingresses": ("IngressList", "networking.k8s.io/v1", [
        {"metadata": meta("web", "shop"), "spec": {"ingressClassName": "alb"}}]),
    "/apis/discovery.k8s.io/v1/endpointslices": ("EndpointSliceList", "discovery.k8s.io/v1", [
        {"metadata": meta("web-x", "shop", labels={"kubernetes.io/service-name": "web"}), "addressType": "IPv4",
         "endpoints": [{"zone": ZONES[0], "conditions": {"ready": True}}]}]),
    "/apis/crd.k8s.amazonaws.com/v1alpha1/eniconfigs": ("ENIConfigList", "crd.k8s.amazonaws.com/v1alpha1", [
        {"apiVersion": "crd.k8s.amazonaws.com/v1alpha1", "kind": "ENIConfig", "metadata": meta(zone),
         "spec": {"subnet": f"subnet-{zone[-1]}", "securityGroups": ["sg-1"]}} for zone in ZONES]),
}


expired = set()


class Handler(loopback.Handler):
    def do_GET(self):
        path, _, query = self.path.partition("?")
        with open(FOLDER + "/requests.log", "a") as log:
            log.write(self.path + "\n")
        if FLAW == "slow" and path == "/api/v1/pods":
            time.sleep(60)
        if FLAW == "html" and path == "/api/v1/pods":
            return self.answer(500, b"<html><body>502 Bad Gateway</body></html>", "text/html")
        if FLAW == "forbidden" and path == "/api/v1/services":
            return self.status(403, "Forbidden", 'services is forbidden: User "reader" cannot list resource "services"')
        found = LISTS.get(path)
        if not found or (FLAW == "bare" and "eniconfigs" in path):
            return self.status(404, "NotFound", "the server could not find the requested resource")
        kind, version, items = found
        token = urllib.parse.parse_qs(query).get("continue", [""])[0]
        start = int(base64.b64decode(token)) if token else 0
        if FLAW == "expired" and path == "/api/v1/pods" and start == 4 and path not in expired:
            expired.add(path)
            return self.status(410, "Expired", "The provided continue parameter is too old to display a consistent list result.")
        more = {}
        if start + 2 < len(items):
            # A real token is base64 too, padding and plus signs included.
            more = {"continue": base64.b64encode(str(start + 2).encode()).decode()}
        self.answer(200, json.dumps({
            "kind": kind, "apiVersion": version, "metadata": {"resourceVersion": "1", **more},
            "items": items[start:start + 2]}).encode())


loopback.serve(Handler, FOLDER + "/kubeconfig", {
    "shop": ("arn:aws:eks:us-east-1:111122223333:cluster/shop", ""), "stranger": ("elsewhere", "/")})
