"""A gRPC server for one test: `collector.py DIR PORT`. It appends each message in hexadecimal to `DIR/exports`."""

import sys
from concurrent import futures
from pathlib import Path

import grpc

directory, port = Path(sys.argv[1]), sys.argv[2]


class Export(grpc.GenericRpcHandler):
    def service(self, call):
        def keep(request, context):
            with open(directory / "exports", "a") as exports:
                print(call.method, request.hex(), sep="\t", file=exports)
            return b""

        return grpc.unary_unary_rpc_method_handler(keep)


server = grpc.server(futures.ThreadPoolExecutor(1), handlers=[Export()])
server.add_insecure_port(f"127.0.0.1:{port}")
server.start()
(directory / "started").touch()
server.wait_for_termination()
