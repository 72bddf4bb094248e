import { Controller, UseFilters, UsePipes, applyDecorators } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ProblemFilter } from './problem/problem.filter';
import { controlPlanePipe } from './validation/control-plane.pipe';

/** A controller of the control plane: strict about what it takes, and answering refusals with problem details. */
export const ControlPlaneController = (path: string, tag: string): ClassDecorator =>
  applyDecorators(Controller(path), UsePipes(controlPlanePipe), UseFilters(ProblemFilter), ApiTags(tag));
