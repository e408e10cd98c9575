"""A small HTTP proxy that stands between a client and moto's server and fails on demand.

Each call is written down as an operation: "CreatePipeline" (SageMaker), "GetCallerIdentity" (STS), "HEAD
s3://bucket/key" or "PUT s3://bucket/key" (S3). `fault`, called with the operation, says what happens to it:

  None      it is passed on
  throttle  it is refused as AWS refuses too many calls
  drop      the connection is cut before it takes effect
  lose      it takes effect, and the connection is cut before the answer
  garble    it is answered with a page of HTML
  stall     it is not answered until the proxy ends
"""
import ast
import http.client
import json
import socket
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

THROTTLED = {
    "s3": (503, "application/xml", b"<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>"),
    "sts": (
        400,
        "text/xml",
        b"<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>",
    ),
    "sagemaker": (400, "application/x-amz-json-1.1", b'{"__type":"ThrottlingException","message":"Rate exceeded"}'),
}


def definition_of(text):
    """The definition in DescribePipeline's answer: JSON, or in moto 5.2, if it came through S3, Python's repr of it."""
    try:
        return json.loads(text)
    except ValueError:
        return ast.literal_eval(text)


def as_aws_answers(operation, answer):
    """Moto's answer, with the definition as the JSON text that SageMaker gives."""
    if operation != "DescribePipeline" or b'"PipelineDefinition"' not in answer:
        return answer
    described = json.loads(answer)
    definition = described["PipelineDefinition"]
    if isinstance(definition, str):
        described["PipelineDefinition"] = json.dumps(definition_of(definition))
    return json.dumps(described).encode()


HOP_BY_HOP = {"connection", "transfer-encoding", "content-length", "keep-alive"}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def handle_any(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        service, operation = self.name(body)
        self.server.operations.append(operation)
        self.server.bodies.append(body)
        fault = self.server.fault(operation)
        if fault == "throttle":
            self.answer(*THROTTLED[service])
        elif fault == "garble":
            self.answer(200, "text/html", b"<html><body>Welcome to the hotel network</body></html>")
        elif fault == "drop":
            self.cut()
        elif fault == "stall":
            self.server.ended.wait(60)
            self.cut()
        else:
            status, headers, answer = self.forward(body)
            if fault == "lose":
                self.cut()
            else:
                self.answer(status, None, as_aws_answers(operation, answer), headers)

    do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = handle_any

    def name(self, body):
        target = self.headers.get("X-Amz-Target", "")
        if target.startswith("SageMaker."):
            return "sagemaker", target.split(".")[1]
        action = urllib.parse.parse_qs(body.decode("latin-1")).get("Action") if self.command == "POST" else None
        if action:
            return "sts", action[0]
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        return "s3", f"{self.command} s3:/{path}"

    def forward(self, body):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.upstream, timeout=30)
        headers = {key: value for key, value in self.headers.items() if key.lower() not in HOP_BY_HOP}
        connection.request(self.command, self.path, body, headers)
        response = connection.getresponse()
        answer = response.read()
        connection.close()
        return response.status, response.getheaders(), answer

    def answer(self, status, content_type, body, headers=()):
        self.send_response_only(status)
        for key, value in headers:
            if key.lower() not in HOP_BY_HOP:
                self.send_header(key, value)
        if content_type:
            self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def cut(self):
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *_):
        pass


class FaultyProxy(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, upstream):
        super().__init__(("127.0.0.1", 0), Handler)
        self.upstream = upstream
        self.ended = threading.Event()
        self.reset()

    def reset(self):
        """Forgets what has passed and passes everything on."""
        self.operations = []
        self.bodies = []
        self.fault = lambda operation: None

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, *_):
        """A client that has gone is what these tests are about."""

    def end(self):
        self.ended.set()
        self.shutdown()
        self.server_close()
